package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.Judgement;
import io.tributary.job.run.Step;
import io.tributary.quality.BrokenReferences;
import io.tributary.quality.FeedSilence;
import io.tributary.schema.Reference;
import io.tributary.schema.References;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.table.Files;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What only the end of a night can tell: feeds that brought nothing, and rows that name what no
 * table holds. A breaker leaves the night unreleased.
 */
final class NightAuditStep implements Step {

  /** Tables that refer, and those they refer to. */
  static final List<TableSpec> READS = References.all().stream()
      .flatMap(reference -> Stream.of(reference.from(), reference.to()))
      .distinct()
      .toList();

  private final LakehouseSettings settings;

  NightAuditStep(LakehouseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(JobRun run) {
    List<Judgement> judgements = new ArrayList<>(silence(run));
    judgements.addAll(references(run));
    judgements.stream().collect(Collectors.groupingBy(Judgement::name)).entrySet().stream()
        .sorted(stoppingLast())
        .forEach(one -> run.judge(
            "night",
            one.getValue(),
            "Nothing was released. See 'tributary quality history " + one.getKey()
                + "'; where it is meant to be so, say so in quality.yaml."));
  }

  /** A breaker ends the job, so everything else is kept before it. */
  private static Comparator<Map.Entry<String, List<Judgement>>> stoppingLast() {
    return Comparator.<Map.Entry<String, List<Judgement>>, Boolean>comparing(
            entry -> entry.getValue().stream().anyMatch(one -> one.finding().isBreaker()))
        .thenComparing(Map.Entry::getKey);
  }

  private List<Judgement> silence(JobRun run) {
    Map<String, TreeSet<LocalDate>> days = new HashMap<>();
    for (Row row : run.readWithRecorded(Files.TABLE)
        .where(Files.STATUS.column().isin(FileLedger.INGESTED, FileLedger.EMPTY))
        .select(Files.FEED.column(), Files.FILE_DAY.column(), Files.AT.column())
        .distinct()
        .collectAsList()) {
      days.computeIfAbsent(row.getString(0), any -> new TreeSet<>()).add(day(run, row));
    }
    LocalDate last = run.window().to().minusMillis(1).atZone(run.zone()).toLocalDate();
    return settings.feeds().stream()
        .map(FeedContract::feed)
        .map(feed -> new Judgement(
            "feed." + feed,
            run.window().text(),
            FeedSilence.judged(
                days.getOrDefault(feed, new TreeSet<>()),
                last,
                run.quality().feed(feed).stale())))
        .toList();
  }

  private static LocalDate day(JobRun run, Row row) {
    Date day = row.getAs(1);
    Timestamp at = row.getAs(2);
    return day == null ? at.toInstant().atZone(run.zone()).toLocalDate() : day.toLocalDate();
  }

  private static List<Judgement> references(JobRun run) {
    List<Reference> judged = References.all().stream()
        .filter(reference -> severity(run, reference) != Severity.OFF)
        .filter(reference ->
            run.lake().exists(reference.from()) && run.lake().rowCount(reference.to()) > 0)
        .toList();
    Map<Reference, Long> counts = BrokenReferences.counts(judged, run::read);
    return judged.stream()
        .map(reference -> new Judgement(
            reference.from().id(),
            run.window().text(),
            BrokenReferences.judged(
                reference, counts.getOrDefault(reference, 0L), severity(run, reference))))
        .toList();
  }

  private static Severity severity(JobRun run, Reference reference) {
    return run.quality().table(reference.from().id()).references();
  }
}
