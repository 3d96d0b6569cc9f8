package io.tributary.pipeline.attribution;

import io.tributary.schema.attribution.AttributionWindow;
import io.tributary.schema.attribution.DirectPolicy;
import io.tributary.schema.table.AttributionCredits;
import java.util.List;

/**
 * The touches credited with a conversion in a window, oldest first, or why there are none.
 *
 * @param reason attributed, no_touch, outside_window or before_last_conversion
 */
record Path(List<PathTouch> touches, String reason) {

  private static final long MICROS = 1_000_000;

  /** No touches, with the reason. */
  static Path none(String reason) {
    return new Path(List.of(), reason);
  }

  /**
   * The path of a conversion.
   *
   * @param touches the person's until then, oldest first, as far as any window reaches
   * @param hadTouches whether there were any, older ones included
   * @param at when it converted, microseconds since 1970
   * @param start touches until then served the conversion before
   */
  static Path of(
      List<PathTouch> touches,
      boolean hadTouches,
      long at,
      long start,
      AttributionWindow window,
      DirectPolicy direct) {
    List<PathTouch> inWindow =
        touches.stream().filter(touch -> holds(window, touch, at)).toList();
    if (inWindow.isEmpty()) {
      return none(hadTouches ? "outside_window" : "no_touch");
    }
    List<PathTouch> own = inWindow.stream().filter(touch -> touch.at() > start).toList();
    return own.isEmpty()
        ? none("before_last_conversion")
        : new Path(withoutDirect(own, direct), AttributionCredits.ATTRIBUTED);
  }

  private static boolean holds(AttributionWindow window, PathTouch touch, long at) {
    long length = window.length(touch.kind(), touch.channel()).toSeconds() * MICROS;
    return touch.at() <= at && at - touch.at() <= length;
  }

  private static List<PathTouch> withoutDirect(List<PathTouch> touches, DirectPolicy direct) {
    int others = (int) touches.stream().filter(touch -> !touch.isDirect()).count();
    if (others == 0) {
      return touches;
    }
    return switch (direct) {
      case KEEP -> touches;
      case DROP_IF_NOT_ALL ->
        touches.stream().filter(touch -> !touch.isDirect()).toList();
      case DROP_TAIL -> touches.subList(0, lastOther(touches) + 1);
    };
  }

  private static int lastOther(List<PathTouch> touches) {
    int last = touches.size() - 1;
    while (touches.get(last).isDirect()) {
      last--;
    }
    return last;
  }
}
