package io.tributary.architecture.planted.job.attic;

class HasNoPlace {}
