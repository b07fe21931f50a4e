package io.github.tpm4j.engine.commands.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which public exponents an RSA key may have, that comes from elsewhere or is made here. */
class RsaExponentTest {

  private static TpmtPublic key(long exponent) {
    TpmtPublic template = KeyTemplate.rsa(2048).signing().build();
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes(),
        template.authPolicy(),
        new TpmsRsaParms(TpmtSymDefObject.NULL, TpmtRsaScheme.NULL, 2048, (int) exponent),
        template.unique());
  }

  private static TpmRc load(Revision revision, long exponent) {
    byte[] modulus = new byte[256];
    Arrays.fill(modulus, (byte) 0xFF);
    TpmtPublic area = key(exponent).withUnique(new Tpm2bPublicKeyRsa(Bytes.adopt(modulus)));
    return TestTpm.started(revision).code(new LoadExternal.Request(null, area, TpmHandle.NULL));
  }

  @ParameterizedTest
  @CsvSource({
    "V185, 0",
    "V185, 3",
    "V185, 5",
    "V185, 7",
    "V185, 9",
    "V185, 65537",
    "V185, 4294967295",
    "V159, 0",
    "V159, 7",
    "V159, 8",
    "V159, 65536",
    "V184, 8"
  })
  void areLoaded(Revision revision, long exponent) {
    assertEquals(TpmRc.SUCCESS, load(revision, exponent));
  }

  @ParameterizedTest
  @CsvSource({
    "V185, 1",
    "V185, 2",
    "V185, 4",
    "V185, 65536",
    "V185, 2147483648",
    "V185, 4294967294",
    "V159, 1",
    "V159, 3",
    "V159, 5",
    "V159, 6",
    "V184, 3"
  })
  void areRefused_parameter2(Revision revision, long exponent) {
    assertEquals(TpmRc.VALUE.parameter(2), load(revision, exponent));
  }

  @ParameterizedTest
  @CsvSource({"V159, 3", "V159, 65539", "V185, 3", "V185, 65536", "V185, 65539"})
  void areMadeOnlyIfPrimeAndAbove2To16(Revision revision, long exponent) {
    // 65539 is prime, 3 too small, 65536 even.
    TpmRc expected = exponent == 65539 ? TpmRc.SUCCESS : TpmRc.RANGE;
    assertEquals(
        expected,
        TestTpm.started(revision).code(TestObjects.primary(TpmHandle.OWNER, key(exponent))));
  }
}
