package io.tributary.sample.generator;

import java.util.List;
import java.util.Optional;

/** The identifiers one person may have. */
enum IdentifierSlot {
  FIRST_PHONE(0, "phone"),
  SECOND_PHONE(1, "phone"),
  EMAIL(2, "email"),
  MEMBER_ID(3, "member_id"),
  UNIONID(4, "unionid"),
  SHOP_OPENID(5, "openid"),
  CLUB_OPENID(6, "openid"),
  FIRST_COOKIE(7, "cookie"),
  SECOND_COOKIE(8, "cookie"),
  THIRD_COOKIE(9, "cookie"),
  TAOBAO_OUID(10, "taobao_ouid"),
  /** An oaid or an idfa: everybody has one device at most. */
  DEVICE(11, "device");

  private static final List<IdentifierSlot> COOKIES =
      List.of(FIRST_COOKIE, SECOND_COOKIE, THIRD_COOKIE);

  private final int position;
  private final String kind;

  IdentifierSlot(int position, String kind) {
    this.position = position;
    this.kind = kind;
  }

  /** The kind of the person's identifier. */
  String kind(Person person) {
    return this == DEVICE ? person.device().map(Device::kind).orElse(kind) : kind;
  }

  /** Counts the slots from 0. */
  int position() {
    return position;
  }

  static IdentifierSlot cookie(int which) {
    return COOKIES.get(which);
  }

  /** The person's normalised value, where they have one. */
  Optional<String> value(Person person) {
    return switch (this) {
      case FIRST_PHONE -> Optional.of(PhoneNumbers.international(person.firstPhone()));
      case SECOND_PHONE -> Optional.of(PhoneNumbers.international(person.secondPhone()));
      case EMAIL -> person.email();
      case MEMBER_ID -> person.card();
      case UNIONID -> Optional.of(person.unionid());
      case SHOP_OPENID -> scoped(person, MiniProgram.SHOP);
      case CLUB_OPENID -> scoped(person, MiniProgram.CLUB);
      case FIRST_COOKIE, SECOND_COOKIE, THIRD_COOKIE ->
        person.cookies().stream().skip(COOKIES.indexOf(this)).findFirst();
      case TAOBAO_OUID -> person.taobaoOuid();
      case DEVICE -> person.device().map(Device::id);
    };
  }

  /** Kind and value of the person's identifier, with a blank between. */
  String text(Person person) {
    return kind(person) + " " + value(person).orElseThrow();
  }

  private static Optional<String> scoped(Person person, MiniProgram app) {
    return person.openid(app).map(openid -> app.appid() + "|" + openid);
  }
}
