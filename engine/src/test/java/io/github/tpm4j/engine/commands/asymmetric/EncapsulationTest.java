package io.github.tpm4j.engine.commands.asymmetric;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKem;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKemStorage;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncapsulationTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void decapsulatesWhatTheTpmAndOthersEncapsulate(MlKemSet set) {
    TpmHandle key = ownersPrimary(tpm, mlKem(set));
    Encapsulate.Response made = tpm.run(new Encapsulate.Request(key));
    MlKemPublicKey.Encapsulated other =
        publicKey(key, set).encapsulate(TestRandom.named("encapsulation"));

    assertEquals(set.ciphertextBytes(), made.ciphertext().size());
    assertEquals(made.sharedSecret(), decapsulate(key, made.ciphertext()));
    assertArrayEquals(other.secret(), decapsulate(key, Bytes.of(other.ciphertext())).toByteArray());
  }

  private SecretBytes decapsulate(TpmHandle key, Bytes ciphertext) {
    return tpm.run(new Decapsulate.Request(key, ciphertext)).sharedSecret();
  }

  private MlKemPublicKey publicKey(TpmHandle key, MlKemSet set) {
    TpmtPublic area = tpm.run(new ReadPublic.Request(key)).outPublic();
    return MlKemPublicKey.of(set, ((Tpm2bPublicKeyMlkem) area.unique()).buffer().toByteArray())
        .orElseThrow();
  }

  @Test
  void aChangedCiphertextGivesAnotherSecret_theSameEachTime() {
    TpmHandle key = ownersPrimary(tpm, mlKem(MlKemSet.ML_KEM_768));
    Encapsulate.Response made = tpm.run(new Encapsulate.Request(key));
    byte[] changed = made.ciphertext().toByteArray();
    changed[700] ^= 1;

    SecretBytes rejected = decapsulate(key, Bytes.of(changed));
    assertNotEquals(made.sharedSecret(), rejected);
    assertEquals(rejected, decapsulate(key, Bytes.of(changed)));
  }

  @Test
  void rejectsACiphertextOfAnotherSize_parameter1() {
    TpmHandle key = ownersPrimary(tpm, mlKem(MlKemSet.ML_KEM_512));

    for (int size : new int[] {0, 767, 769, 1088}) {
      assertEquals(
          TpmRc.SIZE.parameter(1),
          tpm.code(new Decapsulate.Request(key, Bytes.of(new byte[size]))));
    }
  }

  @Test
  void rejectsKeysOfOtherTypes_handle1() {
    TpmHandle ecc = TestObjects.storageKey(tpm);

    assertEquals(TpmRc.KEY.handle(1), tpm.code(new Encapsulate.Request(ecc)));
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new Decapsulate.Request(ecc, Bytes.of(new byte[768]))));
  }

  @Test
  void storageKeysEncapsulateButDoNotDecapsulate_handle1() {
    TpmHandle key = ownersPrimary(tpm, mlKemStorage(MlKemSet.ML_KEM_768));
    Encapsulate.Response made = tpm.run(new Encapsulate.Request(key));

    assertEquals(
        TpmRc.ATTRIBUTES.handle(1), tpm.code(new Decapsulate.Request(key, made.ciphertext())));
  }

  @Test
  void aPublicAreaAloneEncapsulates_andANotReducedOneIsRefused() {
    TpmHandle key = ownersPrimary(tpm, mlKem(MlKemSet.ML_KEM_768));
    TpmtPublic area = tpm.run(new ReadPublic.Request(key)).outPublic();
    TpmHandle loaded =
        tpm.run(new LoadExternal.Request(null, area, TpmHandle.OWNER)).objectHandle();
    Encapsulate.Response made = tpm.run(new Encapsulate.Request(loaded));

    assertEquals(made.sharedSecret(), decapsulate(key, made.ciphertext()));
    byte[] encoded = ((Tpm2bPublicKeyMlkem) area.unique()).buffer().toByteArray();
    encoded[0] = (byte) 0xFF;
    encoded[1] |= 0x0F;
    TpmtPublic wrong = area.withUnique(new Tpm2bPublicKeyMlkem(Bytes.of(encoded)));
    assertEquals(
        TpmRc.KEY.parameter(2), tpm.code(new LoadExternal.Request(null, wrong, TpmHandle.OWNER)));
  }
}
