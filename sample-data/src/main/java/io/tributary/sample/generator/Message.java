package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A text message of the brand and what became of it.
 *
 * @param id the gateway's number
 * @param person to whom
 * @param day the day it is sent, from the first day of trade
 * @param sentAt when
 * @param status the carrier's word in the end
 * @param deliveredAt when it arrived, unless it never did
 * @param clickedAt when its link was opened, unless it never was
 * @param reply what the person wrote back
 * @param repliedAt when
 */
record Message(
    String id,
    int person,
    int day,
    LocalDateTime sentAt,
    String status,
    Optional<LocalDateTime> deliveredAt,
    Optional<LocalDateTime> clickedAt,
    Optional<String> reply,
    Optional<LocalDateTime> repliedAt) {

  /** Answers that mean: send no more. */
  static final List<String> OPT_OUTS = List.of("T", "TD", "R", "N", "退订", "ｔｄ", "t");

  static final List<String> ANSWERS = List.of("谢谢", "什么活动", "几点开始");

  static final String CAMPAIGN = "member-day";

  String campaignId() {
    return "SMS-" + CAMPAIGN + "-" + day;
  }

  boolean isOptOut() {
    return reply.filter(OPT_OUTS::contains).isPresent();
  }

  /** The moments at which the gateway reports something, in order. */
  List<LocalDateTime> reports() {
    return java.util.stream.Stream.of(
            Optional.of(sentAt.plusSeconds(30)), deliveredAt, clickedAt, repliedAt)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }
}
