package io.tributary.sample.generator;

/** The brand's mini-programs. */
enum MiniProgram {
  SHOP(0, "wxa1c0de5e4b7f9302", IdentifierSlot.SHOP_OPENID),
  CLUB(1, "wxb2d1ef6f5c80a413", IdentifierSlot.CLUB_OPENID);

  private final int position;
  private final String appid;
  private final IdentifierSlot slot;

  MiniProgram(int position, String appid, IdentifierSlot slot) {
    this.position = position;
    this.appid = appid;
    this.slot = slot;
  }

  /** Counts the apps from 0. */
  int position() {
    return position;
  }

  String appid() {
    return appid;
  }

  IdentifierSlot slot() {
    return slot;
  }
}
