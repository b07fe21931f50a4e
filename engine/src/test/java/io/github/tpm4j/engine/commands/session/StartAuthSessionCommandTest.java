package io.github.tpm4j.engine.commands.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartAuthSessionCommandTest {
  private final TestTpm tpm = TestTpm.started();

  private TpmRc salted(TestKey key, Bytes encryptedSalt) {
    return salted(tpm, key.with(TpmaObject.DECRYPT).load(tpm), encryptedSalt);
  }

  private static TpmRc salted(TestTpm tpm, TpmHandle handle, Bytes encryptedSalt) {
    return tpm.code(
        new StartAuthSession.Request(
            handle,
            TpmHandle.NULL,
            Bytes.of(new byte[16]),
            encryptedSalt,
            TpmSe.HMAC,
            TpmtSymDef.NULL,
            TpmAlg.SHA256));
  }

  @Test
  void rejectsASaltForAKeyWithoutName_parameter2() {
    TestKey ecc = TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL);
    Bytes point = Bytes.adopt(EccPoints.wire(EccCurve.NIST_P256.generator()).marshal());
    assertEquals(TpmRc.SUCCESS, salted(ecc, point));
    assertEquals(TpmRc.VALUE.parameter(2), salted(ecc.withoutName(), point));

    TestKey rsa = TestKey.rsa(TpmtRsaScheme.NULL).withoutName();
    assertEquals(TpmRc.VALUE.parameter(2), salted(rsa, Bytes.of(new byte[128])));
    tpm.run(new GetRandom.Request(1));
  }

  @Test
  void rejectsASaltForAnRsaKeyThatIsTooSmallForItsHash_parameter2() {
    TestKey key = TestKey.rsa(TpmtRsaScheme.of(TpmAlg.OAEP, TpmAlg.SHA512));
    assertEquals(TpmRc.VALUE.parameter(2), salted(key, Bytes.of(new byte[128])));
    tpm.run(new GetRandom.Request(1));
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void rejectsASaltForAnMlKemKeyThatIsNoCiphertextOfIts_parameter2(MlKemSet set) {
    TestTpm later = TestTpm.started(PostQuantumKeys.profile());
    TpmHandle key = PostQuantumKeys.ownersPrimary(later, PostQuantumKeys.mlKemStorage(set));
    int bytes = set.ciphertextBytes();
    for (int wrong : new int[] {1, 1000, bytes - 1}) {
      assertEquals(TpmRc.VALUE.parameter(2), salted(later, key, Bytes.of(new byte[wrong])));
    }
    assertEquals(TpmRc.SUCCESS, salted(later, key, Bytes.of(new byte[bytes])));
  }
}
