package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.HandleRule;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values with a meaning of their own, which the tables do not spell out octet by octet. */
class SpecialValuesTest {

  private static TpmReader reader(String hex, Limits limits) {
    return new TpmReader(HexFormat.of().parseHex(hex), limits);
  }

  private static void assertFails(TpmRc code, String hex, Limits limits, Reader<?> reader) {
    TpmReader in = reader(hex, limits);
    assertEquals(code, TpmRc.of(assertThrows(WireException.class, () -> reader.read(in))));
  }

  @Test
  void xorOfASession_hasAHashAndNoMode() {
    assertEquals("000a000b", HexFormat.of().formatHex(TpmtSymDef.xor(TpmAlg.SHA256).marshal()));
    TpmReader in = reader("000a000b", TestLimits.FULL);
    assertEquals(TpmtSymDef.xor(TpmAlg.SHA256), TpmtSymDef.read(in));
    assertEquals(0, in.remaining());
  }

  @Test
  void nullCipher_hasNeitherKeyBitsNorMode() {
    assertEquals("0010", HexFormat.of().formatHex(TpmtSymDef.NULL.marshal()));
    assertEquals(TpmtSymDef.NULL, TpmtSymDef.readOrNull(reader("0010", TestLimits.FULL)));
    assertFails(TpmRc.SYMMETRIC, "0010", TestLimits.FULL, TpmtSymDef::read);
  }

  @Test
  void aesCfb_isAsTpmsHaveIt() {
    assertEquals("000600800043", HexFormat.of().formatHex(TpmtSymDef.aesCfb(128).marshal()));
  }

  @Test
  void noSensitiveArea_isASizeOfZero() {
    assertNull(TpmtSensitive.readSized(reader("0000", TestLimits.FULL)));
  }

  @Test
  void noPublicArea_isRefused() {
    assertFails(TpmRc.SIZE, "0000", TestLimits.FULL, TpmtPublic::readSized);
    assertFails(TpmRc.SIZE, "0000", Limits.ANY, TpmtPublic::readSized);
    assertFails(TpmRc.SIZE, "0000", Limits.ANY, TpmsEccPoint::readSized);
  }

  @Test
  void emptyPoint_hasTwoEmptyCoordinates() {
    assertEquals(
        new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY),
        TpmsEccPoint.readSized(reader("000400000000", TestLimits.FULL)));
  }

  @Test
  void magicOfAnAttestation_isKeptForTheVerifier() {
    assertEquals((int) Spec.value("TPM_GENERATED_VALUE"), TpmsAttest.GENERATED_VALUE);
  }

  @Test
  void capabilityWithoutAnArm_isRefused() {
    assertFails(TpmRc.SELECTOR, "8000000000000000", Limits.ANY, TpmsCapabilityData::read);
  }

  @Test
  void signingKeyOfCertifyX509_couldBeNull_before183() {
    HandleRule rule = CertifyX509.SPEC.handles().get(1).rule();
    assertTrue(rule.allows(TpmHandle.NULL, TestLimits.FULL.at(Revision.V159)));
    assertFalse(rule.allows(TpmHandle.NULL, TestLimits.FULL.at(Revision.V183)));
    assertTrue(rule.allows(TpmHandle.of(0x80000000), TestLimits.FULL.at(Revision.V183)));
  }

  @Test
  void nullTicketOfADigest_hasAHashToo() {
    TpmtTkVerified ticket =
        new TpmtTkVerified(TpmSt.DIGEST_VERIFIED, TpmHandle.NULL, TpmAlg.NULL, Bytes.EMPTY);
    assertEquals("80274000000700100000", HexFormat.of().formatHex(ticket.marshal()));
  }

  @Test
  void schemeWithoutASignature_isRefused() {
    assertFails(TpmRc.SELECTOR, "0070000b0000", TestLimits.FULL, TpmtSignature::read);
    assertFails(TpmRc.SELECTOR, "0071000b", TestLimits.FULL, TpmtSigScheme::read);
  }

  static Stream<Reader<?>> unions() {
    return Stream.of(
        TpmtSigScheme::read,
        TpmtEccScheme::read,
        TpmtRsaDecrypt::read,
        TpmtKdfScheme::read,
        TpmtKeyedhashScheme::read,
        TpmtSignature::read,
        TpmtPublic::read,
        TpmtSensitive::read);
  }

  @ParameterizedTest
  @MethodSource("unions")
  void selectorWithoutAnArm_isRefusedToAClientToo(Reader<?> reader) {
    String unknown = String.format("%04x", Rules.UNKNOWN_16);
    assertFails(TpmRc.SELECTOR, unknown + "00".repeat(64), Limits.ANY, reader);
  }

  @Test
  void digestOfAnotherSize_isRefused() {
    Bytes tooShort = Bytes.of(new byte[31]);
    assertThrows(IllegalArgumentException.class, () -> new TpmtHa(TpmAlg.SHA256, tooShort));
    assertThrows(IllegalArgumentException.class, () -> new TpmtHa(TpmAlg.NULL, tooShort));
    assertThrows(IllegalArgumentException.class, () -> new TpmtHa(TpmAlg.RSA, tooShort));
    assertEquals(Bytes.EMPTY, new TpmtHa(TpmAlg.NULL, Bytes.EMPTY).digest());
  }

  @Test
  void pcrSelection_hasPcrZeroInTheFirstBit() {
    TpmsPcrSelect select = TpmsPcrSelect.of(0, 7, 8, 23);
    assertEquals("03810180", HexFormat.of().formatHex(select.marshal()));
    assertArrayEquals(new int[] {0, 7, 8, 23}, select.toArray());
    assertEquals(false, select.has(24));
    assertThrows(IllegalArgumentException.class, () -> TpmsPcrSelect.of(24));
    assertThrows(IllegalArgumentException.class, () -> TpmsPcrSelect.of(-1));
  }
}
