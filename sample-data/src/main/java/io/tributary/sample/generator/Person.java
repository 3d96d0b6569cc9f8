package io.tributary.sample.generator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One human of the demo brand and what they are known by. Days count from the first day of trade.
 *
 * @param index counts persons from 0
 * @param name as written in Chinese
 * @param latinName the same in Latin letters
 * @param isFemale the gender
 * @param birthday the day of birth
 * @param firstPhone the mobile number until {@code phoneDay}
 * @param secondPhone the mobile number from then on
 * @param phoneDay the day the number changes; most never do
 * @param email lower case
 * @param card of the members' programme
 * @param openids by app, in the order of {@link MiniProgram}
 * @param unionid what the openids have in common
 * @param cookies one a browser
 * @param taobaoOuid the marketplace's name for the buyer in the brand's shop
 * @param device the phone they see advertisements on
 * @param homeStore index of the store nearest to them
 * @param taste the category they like most
 */
record Person(
    int index,
    String name,
    String latinName,
    boolean isFemale,
    LocalDate birthday,
    String firstPhone,
    String secondPhone,
    int phoneDay,
    Optional<String> email,
    Optional<String> card,
    List<Optional<String>> openids,
    String unionid,
    List<String> cookies,
    Optional<String> taobaoOuid,
    Optional<Device> device,
    int homeStore,
    int taste) {

  Person {
    openids = List.copyOf(openids);
    cookies = List.copyOf(cookies);
  }

  /** The name of a person in the truth. */
  static String id(int index) {
    return "P" + Digits.padded(index + 1, 6);
  }

  /** The mobile number of that day. */
  String phone(int day) {
    return day < phoneDay ? firstPhone : secondPhone;
  }

  IdentifierSlot phoneSlot(int day) {
    return day < phoneDay ? IdentifierSlot.FIRST_PHONE : IdentifierSlot.SECOND_PHONE;
  }

  Optional<String> openid(MiniProgram app) {
    return openids.get(app.position());
  }

  OptionalInt key() {
    return OptionalInt.of(index);
  }
}
