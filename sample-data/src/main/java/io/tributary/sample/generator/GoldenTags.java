package io.tributary.sample.generator;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who must have which of the golden tags as of a day after the last one, among persons whose cards,
 * cookies, openids and marketplace account records connect, so that the lake has one person for
 * them. Days are days in Shanghai; "the last n days" are the n days before the as-of day.
 *
 * <ul>
 *   <li>护肤偏好: more than 3 views of the category 护肤 in the last 90 days.
 *   <li>运动爱好者: a view of 鞋>运动鞋 and a sale, not cancelled, of a product whose category holds 篮球,
 *       both in the last 365 days.
 *   <li>高活跃用户: two sales, not cancelled, at most 7 × 24 hours apart, both in the last 365 days.
 *   <li>小程序用户: the earliest registration was in a mini-program.
 *   <li>高潜力时尚消费者: female, 25 to 35 whole years old, a view of a category that holds 连衣裙 in the last
 *       30 days, and net amount ÷ number of sales from 400 to below 1,000 yuan.
 *   <li>会员等级: standard, silver, gold or diamond, for members.
 * </ul>
 */
final class GoldenTags {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final long BAND_FROM = 40_000;
  private static final long BAND_TO = 100_000;
  private static final String SKINCARE = "护肤偏好";
  private static final String SPORTS = "运动爱好者";
  private static final String ACTIVE = "高活跃用户";
  private static final String MINI_PROGRAM = "小程序用户";
  private static final String FASHION = "高潜力时尚消费者";
  private static final String LEVEL = "会员等级";
  private static final List<String> LEVELS = List.of("standard", "silver", "gold", "diamond");
  private static final Set<IdentifierSlot> TELLING = EnumSet.of(
      IdentifierSlot.MEMBER_ID,
      IdentifierSlot.SHOP_OPENID,
      IdentifierSlot.CLUB_OPENID,
      IdentifierSlot.FIRST_COOKIE,
      IdentifierSlot.SECOND_COOKIE,
      IdentifierSlot.THIRD_COOKIE,
      IdentifierSlot.TAOBAO_OUID);

  private final Brand brand;
  private final Purchases purchases;
  private final Views views;
  private final MemberForms forms;
  private final LocalDate today;
  private final int asOf;
  private final int lastDay;

  GoldenTags(Brand brand, LocalDate today) {
    this.brand = brand;
    this.purchases = new Purchases(brand);
    this.views = new Views(brand);
    this.forms = new MemberForms(brand);
    this.today = today;
    this.asOf = brand.clock().day(today.atStartOfDay());
    this.lastDay = brand.settings().days() - 1;
  }

  /** Says which tags are judged, for a brand may be too small for anybody to have one. */
  static void writeNames(TruthFile file) throws IOException {
    for (String name : List.of(SKINCARE, SPORTS, ACTIVE, MINI_PROGRAM, FASHION, LEVEL)) {
      file.write(TruthLine.of("golden", "tag").withColumn(name));
    }
  }

  void write(TruthFile file, Person person) throws IOException {
    Optional<IdentifierSlot> known = knownBy(person.index());
    if (known.isEmpty()) {
      return;
    }
    String identifier = known.get().text(person);
    file.write(TruthLine.of("golden", "judged").withPerson(person.index()).withDetail(identifier));
    for (Tag tag : tags(person)) {
      file.write(TruthLine.of("tag", "has")
          .withColumn(tag.name())
          .withPerson(person.index())
          .withValue(tag.value())
          .withDetail(identifier));
    }
  }

  private record Tag(String name, String value) {

    static Stream<Tag> when(boolean has, String name) {
      return has ? Stream.of(new Tag(name, "true")) : Stream.of();
    }
  }

  private List<Tag> tags(Person person) {
    Purchases.History bought = purchases.of(person.index());
    List<Views.Seen> seen = views.of(person.index());
    return Stream.of(
            Tag.when(skincareViews(seen) > 3, SKINCARE),
            Tag.when(lovesSports(seen, bought), SPORTS),
            Tag.when(boughtTwiceInAWeek(bought), ACTIVE),
            Tag.when(isOfMiniProgram(person.index()), MINI_PROGRAM),
            Tag.when(isFashionHope(person, seen, bought), FASHION),
            level(person.index()))
        .flatMap(tags -> tags)
        .toList();
  }

  /** The first of the identifiers that tell a person's purchases and views, if all connect. */
  private Optional<IdentifierSlot> knownBy(int person) {
    List<IdentifierSlot> seen = TELLING.stream()
        .filter(slot -> brand.identifiers().isSeen(person, slot))
        .toList();
    boolean areOne = seen.stream()
            .map(slot -> brand.identifiers().component(person, slot))
            .distinct()
            .count()
        == 1;
    return areOne ? Optional.of(seen.get(0)) : Optional.empty();
  }

  /** The products of the views of so many days before today. */
  private Stream<Product> last(int days, List<Views.Seen> seen) {
    return seen.stream()
        .filter(view -> view.day() >= asOf - days && view.day() < asOf)
        .map(Views.Seen::product);
  }

  private long skincareViews(List<Views.Seen> seen) {
    return last(90, seen).filter(product -> product.department().equals("护肤")).count();
  }

  private boolean lovesSports(List<Views.Seen> seen, Purchases.History bought) {
    boolean hasLooked = last(365, seen).anyMatch(product -> product.category().equals("鞋>运动鞋"));
    return hasLooked
        && recent(bought)
            .flatMap(sale -> sale.products().stream())
            .anyMatch(product -> product.category().contains("篮球") && isInMaster(product));
  }

  private Stream<Purchases.Sale> recent(Purchases.History bought) {
    LocalDateTime from = brand.clock().date(asOf - 365).atStartOfDay();
    return bought.sales().stream().filter(sale -> !sale.at().isBefore(from));
  }

  /** The catalogue is sent weekly: what was launched since is sold without a category. */
  private boolean isInMaster(Product product) {
    return product.launchDay() <= ProductSnapshots.lastDay(brand);
  }

  private boolean boughtTwiceInAWeek(Purchases.History bought) {
    List<LocalDateTime> times =
        recent(bought).map(Purchases.Sale::at).sorted(Comparator.naturalOrder()).toList();
    for (int i = 1; i < times.size(); i++) {
      if (Duration.between(times.get(i - 1), times.get(i)).compareTo(WEEK) <= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfMiniProgram(int person) {
    Optional<LocalDateTime> authorised = Stream.of(MiniProgram.values())
        .flatMap(app -> brand.authorisations().at(person, app).stream())
        .min(Comparator.naturalOrder());
    if (!brand.members().isRegistered(person, lastDay)) {
      return authorised.isPresent();
    }
    LocalDateTime asMember = brand.members().registeredAt(person);
    return authorised.filter(at -> at.isBefore(asMember)).isPresent()
        || MemberEntries.channel(person).equals("miniprogram");
  }

  private boolean isFashionHope(Person person, List<Views.Seen> seen, Purchases.History bought) {
    int age = Period.between(person.birthday(), today).getYears();
    boolean isKnownWoman = brand.members().isRegistered(person.index(), lastDay)
        && person.isFemale()
        && forms.showsGenderAndBirthday(person);
    long orders = bought.sales().size();
    boolean isInBand =
        orders > 0 && bought.netFen() >= BAND_FROM * orders && bought.netFen() < BAND_TO * orders;
    return isKnownWoman
        && age >= 25
        && age <= 35
        && isInBand
        && last(30, seen).anyMatch(product -> product.category().contains("连衣裙"));
  }

  private Stream<Tag> level(int person) {
    return brand.members().isRegistered(person, lastDay)
        ? Stream.of(new Tag(LEVEL, LEVELS.get(brand.members().level(person, lastDay))))
        : Stream.of();
  }
}
