package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Who opens a mini-program when, from where, and what they do there; the same whoever asks. */
final class AppVisits {

  private static final int[] SCENES = {1001, 1007, 1008, 1011, 1035, 1043, 1089};

  private final Brand brand;

  AppVisits(Brand brand) {
    this.brand = brand;
  }

  /** The person's visit of that day: one at most. */
  Optional<AppVisit> of(int person, int day) {
    Optional<AdView> click = brand.marketing().clickIntoApp(person, day);
    if (click.isPresent()) {
      AppVisit.From from = AppVisit.From.advertisement(click.get());
      return Optional.of(
          drawn(person, day, List.of(MiniProgram.SHOP), from, click.get().landedAt()));
    }
    double season = brand.clock().onlineSeason(day);
    return brand.people().lives().opensApp(person, day, season)
        ? Optional.of(organic(person, day))
        : Optional.empty();
  }

  private AppVisit organic(int person, int day) {
    SplittableRandom random = brand.chance().random(Purpose.APP_VISIT, person, day);
    List<MiniProgram> apps = Arrays.stream(MiniProgram.values())
        .filter(app -> brand.people().lives().hasApp(person, app))
        .toList();
    AppVisit.From from =
        new AppVisit.From("miniprogram", SCENES[random.nextInt(SCENES.length)], "");
    return drawn(person, day, apps, from, brand.clock().online(day, random));
  }

  private AppVisit drawn(
      int index, int day, List<MiniProgram> apps, AppVisit.From from, LocalDateTime at) {
    SplittableRandom random = brand.chance().random(Purpose.MINI_EVENTS, index, day);
    Person person = brand.people().at(index);
    MiniProgram app = apps.get(random.nextInt(apps.size()));
    boolean hasUnionid = random.nextInt(100) < 35;
    Optional<String> first = random.nextInt(40) == 0 ? Optional.of("register") : Optional.empty();
    String id = "m" + brand.chance().code(Purpose.MINI_EVENTS, index, ~day);
    Visit visit = Visit.draw(brand, random, person.taste(), at, first);
    return new AppVisit(id, person, app, hasUnionid, from, visit);
  }
}
