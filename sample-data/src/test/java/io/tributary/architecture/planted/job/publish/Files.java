package io.tributary.architecture.planted.job.publish;

public class Files {}
