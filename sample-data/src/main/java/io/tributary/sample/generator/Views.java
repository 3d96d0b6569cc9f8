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

  /** One product an event of the days from one to before another; only full days have any. */
  List<Product> of(int person, int from, int before) {
    List<Product> products = new ArrayList<>();
    // A visit that begins before midnight may end on the next day.
    for (int day = Math.max(firstDay, from - 1); day < before; day++) {
      Stream.of(
              brand.siteVisits().own(person, day).map(SiteVisit::visit),
              brand.siteVisits().onTablet(person, day).map(SiteVisit::visit),
              brand.appVisits().of(person, day).map(AppVisit::visit))
          .flatMap(Optional::stream)
          .flatMap(visit -> visit.steps().stream())
          .filter(step -> step.event().equals("view"))
          .filter(step -> brand.clock().day(step.at()) >= from)
          .flatMap(step -> step.product().stream())
          .forEach(products::add);
    }
    return products;
  }
}
