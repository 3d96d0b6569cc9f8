package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** When a person gives a mini-program their phone number: once an app, on a full day, or never. */
final class Authorisations {

  private final Brand brand;
  private final int firstDay;

  Authorisations(Brand brand) {
    this.brand = brand;
    this.firstDay = brand.settings().days() - brand.settings().fullDays();
  }

  OptionalInt day(int person, MiniProgram app) {
    if (!brand.people().lives().hasApp(person, app)) {
      return OptionalInt.empty();
    }
    if (brand.people().showcase().day(person).isPresent()) {
      return brand.people().showcase().day(person);
    }
    int fullDays = brand.settings().fullDays();
    // One in four never gives the number: the draw falls on a day after the last one.
    int drawn =
        brand.chance().below(fullDays * 4 / 3 + 1, Purpose.AUTHORISATION, person, app.position());
    return drawn < fullDays ? OptionalInt.of(firstDay + drawn) : OptionalInt.empty();
  }

  Optional<LocalDateTime> at(int person, MiniProgram app) {
    OptionalInt day = day(person, app);
    return day.isPresent() ? Optional.of(at(person, app, day.getAsInt())) : Optional.empty();
  }

  LocalDateTime at(int person, MiniProgram app, int day) {
    long key = (long) person * 4 + app.position();
    return brand
        .clock()
        .online(day, brand.chance().random(Purpose.AUTHORISATION, key, day + 1_000_000L));
  }
}
