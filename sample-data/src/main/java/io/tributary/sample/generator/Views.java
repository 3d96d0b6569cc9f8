package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The products a person looked at, on the site, on a store's tablet and in mini-programs. */
final class Views {

  private final Brand brand;
  private final int firstDay;

  Views(Brand brand) {
    this.brand = brand;
    this.firstDay = brand.settings().days() - brand.settings().fullDays();
  }

  /** A product and the day of an event that showed it, which may be the one after the visit's. */
  record Seen(int day, Product product) {}

  /** One an event of all days; only full days have any. */
  List<Seen> of(int person) {
    List<Seen> seen = new ArrayList<>();
    for (int day = firstDay; day < brand.settings().days(); day++) {
      Stream.of(
              brand.siteVisits().own(person, day).map(SiteVisit::visit),
              brand.siteVisits().onTablet(person, day).map(SiteVisit::visit),
              brand.appVisits().of(person, day).map(AppVisit::visit))
          .flatMap(Optional::stream)
          .flatMap(visit -> visit.steps().stream())
          .filter(step -> step.event().equals("view"))
          .forEach(step -> step.product()
              .ifPresent(shown -> seen.add(new Seen(brand.clock().day(step.at()), shown))));
    }
    return seen;
  }
}
