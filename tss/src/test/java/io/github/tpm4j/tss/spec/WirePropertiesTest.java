package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds of every structure, whatever the octets are. */
class WirePropertiesTest {
  private static final List<String> TYPES = Covered.structures().toList();
  private static final Samples SAMPLES = Samples.random(6);

  /** The codes that a client gets: of the form only, never of a value. */
  private static final Set<TpmRc> MALFORMED =
      Set.of(TpmRc.INSUFFICIENT, TpmRc.SIZE, TpmRc.SELECTOR, TpmRc.HASH);

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(TYPES);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void writesWhatItRead_withAnyContent(@ForAll("types") String type, @ForAll long seed) {
    Oracle oracle = new Oracle(type, WireTypes.find(type, false).orElseThrow());
    List<Sample> samples = Samples.random(seed).of(type, false);
    Sample sample = samples.get((int) Math.floorMod(seed, (long) samples.size()));
    oracle.copies(sample, TestLimits.FULL);
    oracle.copies(sample, Limits.ANY);
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
  void failsOfTheFormOnly_asClient(@ForAll("types") String type, @ForAll byte[] noise) {
    WireTypes.Copier copier = WireTypes.find(type, false).orElseThrow();
    try {
      byte[] copy = copier.copy(new TpmReader(noise, Limits.ANY));
      assertArrayEquals(copy, copier.copy(new TpmReader(copy, Limits.ANY)));
    } catch (WireException e) {
      assertTrue(MALFORMED.contains(TpmRc.of(e)), e::getMessage);
    }
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
  void takesOrRefusesNoise_asTpm(@ForAll("types") String type, @ForAll byte[] noise) {
    WireTypes.Copier copier = WireTypes.find(type, false).orElseThrow();
    TpmReader in = new TpmReader(noise, TestLimits.FULL);
    try {
      byte[] copy = copier.copy(in);
      byte[] read = Arrays.copyOf(noise, in.position());
      assertArrayEquals(read, copy);
    } catch (WireException e) {
      assertTrue(TpmRc.of(e).isFormatOne(), e::getMessage);
    }
  }

  /** A sample in which one octet is another: refused with a code, or read as something else. */
  @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
  void takesOrRefusesADamagedOctet(
      @ForAll("types") String type, @ForAll @IntRange(min = 0) int place, @ForAll byte octet) {
    WireTypes.Copier copier = WireTypes.find(type, false).orElseThrow();
    List<Sample> samples = SAMPLES.of(type, false);
    byte[] bytes = samples.get(place % samples.size()).bytes().clone();
    if (bytes.length > 0) {
      bytes[place % bytes.length] = octet;
    }
    TpmReader in = new TpmReader(bytes, TestLimits.FULL);
    try {
      byte[] copy = copier.copy(in);
      assertArrayEquals(Arrays.copyOf(bytes, in.position()), copy);
    } catch (WireException e) {
      assertTrue(TpmRc.of(e).isFormatOne(), e::getMessage);
    }
  }
}
