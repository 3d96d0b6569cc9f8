package io.tributary.sample.generator;

import java.util.List;

/**
 * Chinese mobile numbers, one a slot, never the same twice: a slot is mapped one to one into the
 * number plan. Numbers set aside (test numbers, canaries, virtual numbers) are never drawn.
 */
final class PhoneNumbers {

  /** Numbers people type to get past a form. */
  static final List<String> TEST = List.of("13800138000", "13888888888", "13900000000");

  private static final String[] PREFIXES = {
    "135", "136", "137", "138", "139", "150", "151", "152", "157", "158", "159", "182", "183",
        "184",
    "187", "188", "130", "131", "132", "155", "156", "185", "186", "133", "153", "180", "181",
        "189",
    "199", "191", "193", "170", "171"
  };
  private static final long PER_PREFIX = 100_000_000L;
  private static final long SPACE = PREFIXES.length * PER_PREFIX;
  /** A prime that divides the space in no way, so that every slot meets its own number. */
  private static final long STEP = 2_654_435_761L;

  private static final long SHOPS = 20_000_000L;
  private static final long STRANGERS = 21_000_000L;
  private static final long SPARE = 30_000_000L;
  private static final String CANARIES = "199000000";
  private static final String VIRTUAL = "1887777";

  private final long shift;

  PhoneNumbers(Chance chance) {
    this.shift = Math.floorMod(chance.bits(Purpose.PHONES, 0, 0), SPACE);
  }

  /** The person's first (0) or second (1) number. */
  String ofPerson(int person, int which) {
    return number(2L * person + which);
  }

  /** A number no one draws by chance. Counts from 1, since 19900000000 is a test number. */
  String ofCanary(int canary, int which) {
    return CANARIES + Digits.padded(2 * canary + which + 1, 2);
  }

  String ofShop(int store) {
    return number(SHOPS + store);
  }

  /** A number of nobody in the demo brand, for records that must be refused. */
  String ofStranger(int stranger) {
    return number(STRANGERS + stranger);
  }

  /** A marketplace's forwarding number with its extension; few, so that persons share them. */
  static String virtual(int any) {
    return VIRTUAL + (1111 + any % 10) + "-" + (123 + any % 20);
  }

  static String masked(String number) {
    return number.substring(0, 3) + "****" + number.substring(7);
  }

  static String international(String number) {
    return "+86" + number;
  }

  /** Whether the number belongs to a virtual operator; people use them as their own. */
  static boolean isOfVirtualOperator(String number) {
    return number.startsWith("170") || number.startsWith("171");
  }

  private String number(long slot) {
    long position = Math.floorMod(slot * STEP + shift, SPACE);
    String number =
        PREFIXES[(int) (position / PER_PREFIX)] + Digits.padded(position % PER_PREFIX, 8);
    return isSetAside(number) ? number(slot + SPARE) : number;
  }

  private static boolean isSetAside(String number) {
    return TEST.contains(number)
        || isFiller(number)
        || number.startsWith(CANARIES)
        || number.startsWith(VIRTUAL);
  }

  /** Whether it is a prefix and one digit eight times, as people type to get past a form. */
  static boolean isFiller(String number) {
    return number.substring(3).chars().distinct().count() == 1;
  }
}
