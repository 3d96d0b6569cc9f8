package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * A visit of a mini-program.
 *
 * @param id what its events' ids begin with
 * @param person who
 * @param app which
 * @param hasUnionid whether its events show the unionid
 * @param from where it was opened from
 * @param visit what they do
 */
record AppVisit(
    String id, Person person, MiniProgram app, boolean hasUnionid, From from, Visit visit) {

  /**
   * Where a mini-program is opened from.
   *
   * @param channel the truth's word: miniprogram, or a platform
   * @param scene WeChat's code
   * @param query the first page's query; empty mostly
   */
  record From(String channel, int scene, String query) {

    /** An advertisement in the moments of friends. */
    static From advertisement(AdView view) {
      return new From(view.platform().word(), 1045, view.landingQuery());
    }
  }

  /** Whether no advertisement led to it. */
  boolean isOrganic() {
    return from.query().isEmpty();
  }

  LocalDateTime at() {
    return visit.steps().get(0).at();
  }

  /** The page of a step; the first one's holds the query the visitor came with. */
  String page(Visit.Step step) {
    String page = "pages/" + step.event() + "/index";
    return step.equals(visit.steps().get(0)) ? page + from.query() : page;
  }

  /** What of its events tells who the person is. */
  Set<IdentifierSlot> usable() {
    Set<IdentifierSlot> slots = EnumSet.of(app.slot());
    if (hasUnionid) {
      slots.add(IdentifierSlot.UNIONID);
    }
    return slots;
  }
}
