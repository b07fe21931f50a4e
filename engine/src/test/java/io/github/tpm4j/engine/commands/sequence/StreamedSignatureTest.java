package io.github.tpm4j.engine.commands.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;

/** A message of 64 MiB is signed and verified in parts, and none of it is kept. */
class StreamedSignatureTest {
  private static final int PART_BYTES = 1024;
  private static final int PARTS = 64 * 1024;

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());
  private final TpmHandle key =
      PostQuantumKeys.ownersPrimary(tpm, PostQuantumKeys.mlDsa(MlDsaSet.ML_DSA_65, false));

  /** Each part is another. */
  private static byte[] part(int number) {
    byte[] part = new byte[PART_BYTES];
    part[0] = (byte) (number >> 8);
    part[PART_BYTES - 1] = (byte) number;
    return part;
  }

  /** Takes the message; what the sequence is saved in is of the same size before and after. */
  private TpmHandle streamed(TpmHandle sequence) {
    update(sequence, 0);
    int before = savedBytes(sequence);
    for (int i = 1; i < PARTS; i++) {
      update(sequence, i);
    }

    assertEquals(before, savedBytes(sequence));
    return sequence;
  }

  private int savedBytes(TpmHandle sequence) {
    return tpm.run(new ContextSave.Request(sequence)).context().contextBlob().size();
  }

  private void update(TpmHandle sequence, int number) {
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.adopt(part(number))));
  }

  @Test
  void othersVerifyWhatWasSignedInParts_andSoDoesTheTpm() {
    TpmHandle signing =
        tpm.run(new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    TpmtSignature signature =
        tpm.run(new SignSequenceComplete.Request(streamed(signing), key, Bytes.EMPTY)).signature();

    assertTrue(bouncyCastleVerifies(((Tpm2bSignatureMldsa) signature.signature()).buffer()));
    TpmHandle verifying =
        tpm.run(new VerifySequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    assertEquals(
        TpmSt.MESSAGE_VERIFIED,
        tpm.run(new VerifySequenceComplete.Request(streamed(verifying), key, signature))
            .validation()
            .tag());
  }

  private boolean bouncyCastleVerifies(Bytes signature) {
    Bytes encoded =
        ((Tpm2bPublicKeyMldsa) tpm.run(new ReadPublic.Request(key)).outPublic().unique()).buffer();
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(
        false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, encoded.toByteArray()));
    for (int i = 0; i < PARTS; i++) {
      verifier.update(part(i), 0, PART_BYTES);
    }
    return verifier.verifySignature(signature.toByteArray());
  }
}
