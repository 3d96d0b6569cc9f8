package io.tributary.architecture.planted.sample;

public class Brand {}
