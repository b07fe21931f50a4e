package io.github.tpm4j.engine.commands;

import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Public areas of the new kinds of keys with one fault each, in each command that takes one. */
class FaultyAreasTest {
  /** Where the parameters begin; before them are nameAlg, objectAttributes and authPolicy. */
  private static final int PARAMETERS_OFFSET = 10;

  private static final int TYPE_BYTES = 2;
  private static final Set<OfferedKey> ECC =
      EnumSet.of(OfferedKey.EDDSA, OfferedKey.HASH_EDDSA, OfferedKey.DHKEM, OfferedKey.XDH);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());
  private final TpmHandle parent =
      tpm.run(TestObjects.primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).objectHandle();

  /** The commands with a public area as parameter 2, by how they are made for a kind of key. */
  private enum Taker {
    CREATE_PRIMARY((parent, key) -> TestObjects.primary(TpmHandle.OWNER, key.template())),
    CREATE((parent, key) -> TestObjects.child(parent, key.template())),
    CREATE_LOADED(
        (parent, key) ->
            new CreateLoaded.Request(parent, NOTHING, Bytes.of(key.template().marshal()))),
    LOAD_EXTERNAL(
        (parent, key) -> new LoadExternal.Request(null, fromOutside(key), TpmHandle.OWNER)),
    LOAD_EXTERNAL_WHOLE(
        (parent, key) ->
            new LoadExternal.Request(
                sensitive(fromOutside(key)), fromOutside(key), TpmHandle.NULL)),
    IMPORT(FaultyAreasTest::importing);

    private final BiFunction<TpmHandle, OfferedKey, TpmRequest<?>> request;

    Taker(BiFunction<TpmHandle, OfferedKey, TpmRequest<?>> request) {
      this.request = request;
    }
  }

  private static TpmtPublic fromOutside(OfferedKey kind) {
    TpmtPublic area =
        PostQuantumKeys.with(
            kind.template(), 0, PostQuantumKeys.FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN);
    return ECC.contains(kind) ? area : area.withUnique(SeedKeys.unique(area, seed(area)));
  }

  private static byte[] seed(TpmtPublic area) {
    return new byte[SeedKeys.seedBytes(area.type())];
  }

  private static TpmtSensitive sensitive(TpmtPublic area) {
    boolean isParent = area.objectAttributes().has(TpmaObject.RESTRICTED);
    SecretBytes key = SecretBytes.of(area.type().equals(TpmAlg.ECC) ? new byte[32] : seed(area));
    return new TpmtSensitive(
        area.type(),
        SecretBytes.EMPTY,
        isParent ? SecretBytes.of(new byte[32]) : SecretBytes.EMPTY,
        key);
  }

  /** Of a key that is not wrapped. */
  private static Import.Request importing(TpmHandle parent, OfferedKey kind) {
    TpmtPublic area = fromOutside(kind);
    byte[] duplicate = new TpmWriter().sized(sensitive(area)).toByteArray();
    return new Import.Request(
        parent, SecretBytes.EMPTY, area, Bytes.of(duplicate), Bytes.EMPTY, TpmtSymDefObject.NULL);
  }

  static Stream<Arguments> faults() {
    return CommandTables.rows("faulty-areas.tsv").stream()
        .flatMap(
            row ->
                Arrays.stream(Taker.values())
                    .filter(taker -> looksAt(taker, row[4]))
                    .map(
                        taker ->
                            Arguments.of(
                                taker,
                                OfferedKey.valueOf(row[1]),
                                row[0],
                                row[2],
                                row[3],
                                row[4],
                                row[6])));
  }

  /** Attributes are looked at where a sensitive area comes with them, as by libtpms. */
  private static boolean looksAt(Taker taker, String code) {
    return taker != (code.equals("ATTRIBUTES") ? Taker.LOAD_EXTERNAL : Taker.LOAD_EXTERNAL_WHOLE);
  }

  @ParameterizedTest(name = "{0} {1} with {2} is {5} ({6})")
  @MethodSource("faults")
  void theFaultIsNamed_parameter2(
      Taker taker,
      OfferedKey kind,
      String fault,
      int offset,
      String octets,
      String code,
      String rule) {
    TpmRequest<?> request = taker.request.apply(parent, kind);
    byte[] area =
        switch (taker) {
          case LOAD_EXTERNAL, LOAD_EXTERNAL_WHOLE, IMPORT -> fromOutside(kind).marshal();
          default -> kind.template().marshal();
        };

    TpmRc found = tpm.code(faulty(tpm.encode(request), area, offset, octets));
    assertEquals(CommandTables.code(code).parameter(2), found, rule);
  }

  static Stream<Arguments> faultyParameters() {
    return CommandTables.rows("faulty-areas.tsv").stream()
        .filter(row -> row[5].equals("parameters"))
        .map(
            row ->
                Arguments.of(OfferedKey.valueOf(row[1]), row[0], row[2], row[3], row[4], row[6]));
  }

  @ParameterizedTest(name = "{0} with {1} is {4} ({5})")
  @MethodSource("faultyParameters")
  void theFaultIsNamedToATest_parameter1(
      OfferedKey kind, String fault, int offset, String octets, String code, String rule) {
    TpmtPublic template = kind.template();
    TpmtPublicParms parameters = new TpmtPublicParms(template.type(), template.parameters());
    TestParms.Request request = new TestParms.Request(parameters);
    int place = offset - PARAMETERS_OFFSET + TYPE_BYTES;

    assertEquals(TpmRc.SUCCESS, tpm.code(request));
    byte[] command = faulty(tpm.encode(request), parameters.marshal(), place, octets);
    assertEquals(CommandTables.code(code).parameter(1), tpm.code(command), rule);
  }

  static Stream<Arguments> faultless() {
    return EnumSet.allOf(OfferedKey.class).stream()
        .flatMap(kind -> Arrays.stream(Taker.values()).map(taker -> Arguments.of(taker, kind)))
        .filter(arguments -> !isRefused(arguments));
  }

  /** A point of a curve is not made here, and no whole key from outside may be restricted. */
  private static boolean isRefused(Arguments arguments) {
    Object taker = arguments.get()[0];
    boolean isRestricted = arguments.get()[1] == OfferedKey.STORAGE;
    return ECC.contains(arguments.get()[1])
            && EnumSet.range(Taker.LOAD_EXTERNAL, Taker.IMPORT).contains(taker)
        || isRestricted && taker == Taker.LOAD_EXTERNAL_WHOLE;
  }

  @ParameterizedTest
  @MethodSource("faultless")
  void withoutAFaultEachSucceeds(Taker taker, OfferedKey kind) {
    assertEquals(TpmRc.SUCCESS, tpm.code(taker.request.apply(parent, kind)));
  }

  /** The command with other octets in its public area. */
  private static byte[] faulty(byte[] command, byte[] area, int offset, String octets) {
    byte[] put = HexFormat.of().parseHex(octets);
    byte[] faulty = command.clone();
    for (int start = 0; start <= command.length - area.length; start++) {
      if (Arrays.equals(command, start, start + area.length, area, 0, area.length)) {
        System.arraycopy(put, 0, faulty, start + offset, put.length);
        return faulty;
      }
    }
    throw new AssertionError("the command has no such area");
  }
}
