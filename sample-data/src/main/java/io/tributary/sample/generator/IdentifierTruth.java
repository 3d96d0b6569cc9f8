package io.tributary.sample.generator;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is true of every identifier that was written. */
final class IdentifierTruth {

  private final Connections connections;
  private final SortedSet<Outsider> outsiders = new TreeSet<>();
  private final SortedMap<String, Outsider> strangers = new TreeMap<>();

  IdentifierTruth(int persons) {
    this.connections = new Connections(persons);
  }

  /** An identifier that stands for no one person. */
  private record Outsider(String kind, String value, String expect)
      implements Comparable<Outsider> {
    @Override
    public int compareTo(Outsider other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : value.compareTo(other.value);
    }
  }

  /** The identifiers stood in one accepted record of the person, usable each of them. */
  void together(int person, Collection<IdentifierSlot> slots) {
    connections.together(person, slots);
  }

  void alone(int person, IdentifierSlot slot) {
    connections.together(person, List.of(slot));
  }

  /** Whether an accepted record showed it. */
  boolean isSeen(int person, IdentifierSlot slot) {
    return connections.isSeen(person, slot);
  }

  /** The same number for identifiers of a person that records connect. */
  int component(int person, IdentifierSlot slot) {
    return connections.component(person, slot);
  }

  /** It belongs to somebody who never becomes a customer, and has nothing else. */
  void stranger(String name, String kind, String value) {
    strangers.put(name, new Outsider(kind, value, "person"));
  }

  /** Several persons use it, and it must not bridge them. */
  void shared(String kind, String value) {
    outsiders.add(new Outsider(kind, value, "shared"));
  }

  /** It looks like an identifier and must never become one. */
  void never(String kind, String value) {
    outsiders.add(new Outsider(kind, value, "never"));
  }

  /** A forwarding number, with its extension and without. */
  void neverForwarding(String number) {
    never("phone", number);
    never("phone", PhoneNumbers.international(number.substring(0, number.indexOf('-'))));
  }

  void write(TruthFile file, People people) throws IOException {
    for (int index = 0; index < people.size(); index++) {
      Person person = people.at(index);
      for (IdentifierSlot slot : IdentifierSlot.values()) {
        if (connections.isSeen(index, slot)) {
          file.write(line(person, slot));
        }
      }
    }
    for (Map.Entry<String, Outsider> stranger : strangers.entrySet()) {
      file.write(TruthLine.identifier(
          stranger.getValue().kind(),
          Optional.of(stranger.getKey()),
          "person",
          stranger.getValue().value(),
          Optional.of(stranger.getKey() + "-0")));
    }
    for (Outsider outsider : outsiders) {
      file.write(TruthLine.identifier(
          outsider.kind(),
          Optional.empty(),
          outsider.expect(),
          outsider.value(),
          Optional.empty()));
    }
  }

  private TruthLine line(Person person, IdentifierSlot slot) {
    String id = Person.id(person.index());
    String component = id + "-" + connections.component(person.index(), slot);
    String value = slot.value(person).orElseThrow();
    return TruthLine.identifier(
        slot.kind(person), Optional.of(id), "person", value, Optional.of(component));
  }
}
