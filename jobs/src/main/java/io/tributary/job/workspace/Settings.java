package io.tributary.job.workspace;

import java.time.ZoneId;

/** What tributary.yaml says, with the chosen environment and the command line applied. */
record Settings(
    String brand, ZoneId zone, String currency, String lake, String landing, KeySource keys) {}
