package io.tributary.sample.generator;

import io.tributary.sample.generator.Campaign.Ad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The platforms' daily figures, stated for the day and stated anew for days before. */
final class AdSpend implements Feed {

  private static final String FEED = "ad_spend";
  private static final Columns COLUMNS = Columns.of(
      "platform",
      "account_id",
      "campaign_id",
      "campaign_name",
      "ad_id",
      "creative_id",
      "stat_date",
      "impressions",
      "clicks",
      "cost",
      "fetched_at");

  /** A day is stated so many days after it: on the day, and anew. */
  private static final List<Integer> STATED_AFTER = List.of(0, 1, 3, 7, 30);

  private final Brand brand;
  private final Extracts extracts;
  private final SpendTruth truth;

  AdSpend(Brand brand, Extracts extracts, SpendTruth truth) {
    this.brand = brand;
    this.extracts = extracts;
    this.truth = truth;
  }

  /** What a platform says of an advertisement and day. */
  private record Figures(long impressions, long clicks, long fen) {

    /** Platforms take invalid clicks back, and sometimes find more. */
    Figures restated(SplittableRandom random) {
      long perMille = 975L + random.nextInt(36);
      long backClicks = Math.min(clicks, random.nextInt(3));
      return new Figures(impressions, clicks - backClicks, fen * perMille / 1000);
    }
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place place = Place.of(FEED, period, "spend.csv");
    try (Extract extract = extracts.open(place, COLUMNS.layout("\n", false), Packing.MARKED)) {
      extract.remark(Remark.of("byte-order-mark", Remark.Expect.FIXED));
      boolean isFirstInFen = true;
      for (int statement = 0; statement < STATED_AFTER.size(); statement++) {
        int day = period.first() - STATED_AFTER.get(statement);
        if (day >= brand.settings().days() - brand.settings().fullDays()) {
          for (Ad ad : Campaign.ads()) {
            Entry entry = entry(ad, day, statement, period);
            boolean isInFen = ad.campaign().platform().countsFen();
            extract.write(isInFen && isFirstInFen ? inFen(entry, ad, day, statement) : entry);
            isFirstInFen = isFirstInFen && !isInFen;
          }
        }
      }
      for (Entry fault : faults(period)) {
        extract.write(fault);
      }
    }
    if (brand.planting().has(Plant.SPEND_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(place, place.named("spend(1).csv").laterBy(1));
    }
  }

  private Entry entry(Ad ad, int day, int statement, Period period) {
    Figures figures = figures(ad, day, statement);
    truth.add(ad.campaign(), figures.fen());
    if (statement > 0) {
      truth.add(ad.campaign(), -figures(ad, day, statement - 1).fen());
    }
    Entry.Fate fate = statement == 0 ? Entry.Fate.NEW_KEY : Entry.Fate.NEW_VERSION;
    return new Entry(values(ad, day, figures, period), OptionalInt.empty(), fate, 0, List.of());
  }

  private Entry inFen(Entry entry, Ad ad, int day, int statement) {
    long fen = figures(ad, day, statement).fen();
    return entry.withRemark(
        Remark.fixed("amount-in-fen", "cost", Yuan.text(fen), Long.toString(fen)));
  }

  private List<String> values(Ad ad, int day, Figures figures, Period period) {
    Platform platform = ad.campaign().platform();
    return List.of(
        platform.word(),
        platform.account(),
        ad.campaign().id(),
        ad.campaign().name(),
        ad.id(),
        ad.creative(),
        brand.clock().date(day).toString(),
        Long.toString(figures.impressions()),
        Long.toString(figures.clicks()),
        platform.countsFen() ? Long.toString(figures.fen()) : Yuan.text(figures.fen()),
        Clock.text(period.arrival().atTime(6, 0)));
  }

  /** The figures as that statement has them, each made from the one before. */
  private Figures figures(Ad ad, int day, int statement) {
    SplittableRandom random = brand.chance().random(Purpose.AD_SPEND, ad.position(), day);
    double reached = brand.people().size() * ad.campaign().platform().rate() * 0.1;
    long clicks = 1 + (long) (reached * (0.7 + 0.6 * random.nextDouble()));
    long impressions = clicks * (14 + random.nextInt(8));
    long fen = clicks * (900 + 300L * ad.campaign().platform().position() + random.nextInt(400));
    Figures figures = new Figures(impressions, clicks, fen);
    for (int step = 0; step < statement; step++) {
      figures = figures.restated(random);
    }
    return figures;
  }

  private List<Entry> faults(Period period) {
    List<Entry> faults = new ArrayList<>();
    Ad ad = Campaign.ads().get(0);
    List<String> sound = values(ad, period.first(), new Figures(1, 1, 100), period);
    if (brand.planting().has(Plant.SPEND_PLATFORM_UNKNOWN, period)) {
      faults.add(refused(sound, "platform", "youku", "unknown-platform", "unknown-value"));
    }
    if (brand.planting().has(Plant.SPEND_COST_NO_NUMBER, period)) {
      faults.add(refused(sound, "cost", "abc", "unparseable-amount", "not-a-number"));
    }
    if (brand.planting().has(Plant.SPEND_TOO_FEW_FIELDS, period)) {
      faults.add(Entry.refused(Columns.tooFew(sound), Remark.broken("too-few-fields")));
    }
    return faults;
  }

  private static Entry refused(
      List<String> sound, String column, String value, String kind, String reason) {
    return Entry.refused(
        COLUMNS.with(sound, column, value), Remark.refused(kind, column, reason).withDetail(value));
  }

  /** Campaigns and what they cost in the end. */
  static final class SpendTruth {

    private final long[] fen = new long[Campaign.ALL.size()];

    void add(Campaign campaign, long amount) {
      fen[Campaign.ALL.indexOf(campaign)] += amount;
    }

    void write(TruthFile file) throws IOException {
      for (Campaign campaign : Campaign.ALL) {
        file.write(TruthLine.of("spend", "equal")
            .withFeed(FEED)
            .withColumn(campaign.platform().word())
            .withValue(Yuan.text(fen[Campaign.ALL.indexOf(campaign)]))
            .withDetail(campaign.id()));
      }
    }
  }
}
