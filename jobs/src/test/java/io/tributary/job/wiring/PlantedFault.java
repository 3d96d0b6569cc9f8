package io.tributary.job.wiring;

import java.time.LocalDate;
import java.util.function.IntFunction;

/**
 * One fault in one feed.
 *
 * @param feed its name, which says the fault
 * @param contract further keys of the contract, and rules
 * @param quality what quality.yaml says of it; empty for nothing
 * @param day the day of the fault
 * @param days days of history before it
 * @param usual the records of a day of history
 * @param planted the text of the file of the day
 * @param expected the job's outcome, rows added and refused, and faults told
 */
record PlantedFault(
    String feed,
    String contract,
    String quality,
    LocalDate day,
    int days,
    IntFunction<String> usual,
    String planted,
    String expected) {}
