package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The brand's text messages: every fifth day of the full part, to a quarter of the members, less a
 * holdout; nobody is written to again who answered that they want no more.
 */
final class Messages {

  static final int EVERY = 5;

  private static final double AUDIENCE = 0.25;
  private static final double HOLDOUT = 0.15;
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final Chance chance;
  private final Clock clock;
  private final Members members;
  private final int firstDay;
  private final int lastDay;

  Messages(BrandSettings settings, Chance chance, Clock clock, Members members) {
    this.chance = chance;
    this.clock = clock;
    this.members = members;
    this.lastDay = settings.days() - 1;
    this.firstDay = settings.days() - settings.fullDays();
  }

  boolean isSendDay(int day) {
    return day >= firstDay && day <= lastDay && (lastDay - day) % EVERY == 0;
  }

  /** The message the person is sent on that day. */
  Optional<Message> of(int person, int day) {
    return isSendDay(day) && isChosen(person, day) && !hasOptedOut(person, day)
        ? Optional.of(drawn(person, day))
        : Optional.empty();
  }

  /** The message whose link the person opens on that day: sent then or the day before. */
  Optional<Message> clickedOn(int person, int day) {
    if (!isSendDay(day) && !isSendDay(day - 1)) {
      return Optional.empty();
    }
    return of(person, day)
        .or(() -> of(person, day - 1))
        .filter(
            message -> message.clickedAt().filter(at -> clock.day(at) == day).isPresent());
  }

  private boolean isChosen(int person, int day) {
    return members.isRegistered(person, day)
        && chance.share(Purpose.SMS, person, day) < AUDIENCE
        && chance.share(Purpose.SMS_HOLDOUT, person, day) >= HOLDOUT;
  }

  private boolean hasOptedOut(int person, int day) {
    for (int earlier = day - EVERY; earlier >= firstDay; earlier -= EVERY) {
      if (optsOut(person, earlier) && isChosen(person, earlier)) {
        return true;
      }
    }
    return false;
  }

  private boolean optsOut(int person, int day) {
    return chance.share(Purpose.SMS_REPLY, person, day) < 0.012;
  }

  private Message drawn(int person, int day) {
    SplittableRandom random = chance.random(Purpose.SMS, person, day + 1_000_000L);
    LocalDateTime sentAt = clock.date(day).atTime(10, 0).plusSeconds(random.nextInt(3600));
    boolean optsOut = optsOut(person, day);
    String status = optsOut ? "DELIVRD" : status(random.nextInt(100));
    boolean isLate = random.nextInt(50) == 0;
    Optional<LocalDateTime> deliveredAt = status.equals("DELIVRD")
        ? Optional.of(isLate ? sentAt.plusHours(22) : sentAt.plusSeconds(2 + random.nextInt(20)))
        : Optional.empty();
    boolean clicks =
        random.nextInt(100) < (Marketing.isResponder(chance, person) ? 35 : 6) && !optsOut;
    Optional<LocalDateTime> clickedAt = deliveredAt
        .filter(at -> clicks)
        .map(at -> at.plusMinutes(1 + random.nextInt(isLate ? 600 : 1100)));
    boolean answers = optsOut || random.nextInt(150) == 0;
    Optional<LocalDateTime> repliedAt =
        deliveredAt.filter(at -> answers).map(at -> at.plusMinutes(3 + random.nextInt(400)));
    Optional<String> reply = repliedAt.map(at -> optsOut
        ? Message.OPT_OUTS.get(random.nextInt(Message.OPT_OUTS.size()))
        : Message.ANSWERS.get(random.nextInt(Message.ANSWERS.size())));
    String id = "SM" + clock.date(day).format(SHORT_DAY) + Digits.padded(person, 7);
    return new Message(id, person, day, sentAt, status, deliveredAt, clickedAt, reply, repliedAt);
  }

  private static String status(int draw) {
    if (draw < 94) {
      return "DELIVRD";
    }
    return draw < 96 ? "UNDELIV" : draw < 98 ? "EXPIRED" : "MK:0001";
  }
}
