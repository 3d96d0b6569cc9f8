package io.tributary.sample.generator;

import java.util.List;

/** The demo brand as its feeds see it: who, what, where, and what is planted when. */
final class Brand {

  private final BrandSettings settings;
  private final Chance chance;
  private final Clock clock;
  private final PhoneNumbers phones;
  private final Stores stores;
  private final Catalogue catalogue;
  private final People people;
  private final Members members;
  private final Marketing marketing;
  private final SiteVisits siteVisits;
  private final AppVisits appVisits;
  private final Authorisations authorisations;
  private final Corrections corrections;
  private final Planting planting;
  private final IdentifierTruth identifiers;
  private final List<Period> periods;

  Brand(BrandSettings settings) {
    this.settings = settings;
    this.chance = new Chance(settings.seed());
    this.clock = new Clock(settings);
    this.phones = new PhoneNumbers(chance);
    this.stores = new Stores(chance, phones);
    this.catalogue = new Catalogue(chance, settings);
    this.people = new People(settings, chance, phones, catalogue);
    this.members = new Members(settings, chance, clock, people);
    this.marketing = new Marketing(settings, chance, clock, people, members);
    this.siteVisits = new SiteVisits(this);
    this.appVisits = new AppVisits(this);
    this.authorisations = new Authorisations(this);
    this.corrections = new Corrections(settings.persons());
    this.planting = new Planting(settings);
    this.identifiers = new IdentifierTruth(settings.persons());
    this.periods = Period.all(settings);
  }

  BrandSettings settings() {
    return settings;
  }

  Chance chance() {
    return chance;
  }

  Clock clock() {
    return clock;
  }

  PhoneNumbers phones() {
    return phones;
  }

  Stores stores() {
    return stores;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  People people() {
    return people;
  }

  Members members() {
    return members;
  }

  Marketing marketing() {
    return marketing;
  }

  SiteVisits siteVisits() {
    return siteVisits;
  }

  AppVisits appVisits() {
    return appVisits;
  }

  Authorisations authorisations() {
    return authorisations;
  }

  Corrections corrections() {
    return corrections;
  }

  Planting planting() {
    return planting;
  }

  IdentifierTruth identifiers() {
    return identifiers;
  }

  List<Period> periods() {
    return periods;
  }
}
