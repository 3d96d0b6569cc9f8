package io.tributary.pipeline.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Divides an amount so that nothing is lost: by the method of largest remainders (Hamilton). Parts
 * have the amount's scale and add up to it exactly; of equal remainders the first gets the last
 * unit.
 */
final class Split {

  private Split() {}

  /**
   * The parts of an amount, which may be negative.
   *
   * @param shares relative to each other; none is negative, one at least is positive
   */
  static List<BigDecimal> of(BigDecimal total, long[] shares) {
    BigInteger sum = BigInteger.valueOf(LongStream.of(shares).sum());
    BigInteger units = total.unscaledValue().abs();
    BigInteger left = units;
    List<BigInteger[]> parts = new ArrayList<>();
    for (long share : shares) {
      BigInteger[] part = units.multiply(BigInteger.valueOf(share)).divideAndRemainder(sum);
      parts.add(part);
      left = left.subtract(part[0]);
    }
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> parts.get(i)[1])
            .reversed()
            .thenComparing(Comparator.naturalOrder()))
        .limit(left.longValueExact())
        .forEach(i -> parts.get(i)[0] = parts.get(i)[0].add(BigInteger.ONE));
    return parts.stream()
        .map(part -> new BigDecimal(total.signum() < 0 ? part[0].negate() : part[0], total.scale()))
        .toList();
  }
}
