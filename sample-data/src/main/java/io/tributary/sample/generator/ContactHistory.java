package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a person saw of the brand, clicked and visited, as it truly was, linkable or not. */
final class ContactHistory {

  static final int DAYS = 30;

  private final Brand brand;
  private final int firstDay;

  ContactHistory(Brand brand) {
    this.brand = brand;
    this.firstDay = brand.settings().days() - brand.settings().fullDays();
  }

  /**
   * One contact.
   *
   * @param channel a platform, sms, search, wechat, xiaohongshu, direct or miniprogram
   * @param kind view, click, message or visit; the visit a click leads to is the click's
   */
  record Contact(LocalDateTime at, String channel, String kind) {

    @Override
    public String toString() {
      return channel + "/" + kind + "@" + Clock.instant(at);
    }
  }

  /** The person's contacts in the thirty days before a moment, oldest first. */
  List<Contact> before(int person, LocalDateTime moment) {
    List<Contact> contacts = new ArrayList<>();
    int last = brand.clock().day(moment);
    for (int day = Math.max(firstDay, last - DAYS); day <= last; day++) {
      addAdvertisements(contacts, person, day);
      addMessage(contacts, person, day);
      addVisits(contacts, person, day);
    }
    return contacts.stream()
        .filter(contact ->
            contact.at().isBefore(moment) && !contact.at().isBefore(moment.minusDays(DAYS)))
        .sorted(Comparator.comparing(Contact::at)
            .thenComparing(Contact::channel)
            .thenComparing(Contact::kind))
        .toList();
  }

  private void addAdvertisements(List<Contact> contacts, int person, int day) {
    for (Platform platform : Platform.ALL) {
      if (platform.logsExposures()) {
        brand
            .marketing()
            .view(person, day, platform)
            .ifPresent(view -> contacts.add(new Contact(view.at(), platform.word(), "view")));
      }
    }
    brand
        .marketing()
        .click(person, day)
        .ifPresent(click ->
            contacts.add(new Contact(click.clickedAt(), click.platform().word(), "click")));
  }

  private void addMessage(List<Contact> contacts, int person, int day) {
    brand.marketing().messages().of(person, day).ifPresent(message -> {
      message.deliveredAt().ifPresent(at -> contacts.add(new Contact(at, "sms", "message")));
      message.clickedAt().ifPresent(at -> contacts.add(new Contact(at, "sms", "click")));
    });
  }

  private void addVisits(List<Contact> contacts, int person, int day) {
    brand
        .siteVisits()
        .own(person, day)
        .filter(SiteVisit::isOrganic)
        .ifPresent(visit -> contacts.add(new Contact(visit.at(), visit.from().channel(), "visit")));
    brand
        .appVisits()
        .of(person, day)
        .filter(AppVisit::isOrganic)
        .ifPresent(visit -> contacts.add(new Contact(visit.at(), visit.from().channel(), "visit")));
  }
}
