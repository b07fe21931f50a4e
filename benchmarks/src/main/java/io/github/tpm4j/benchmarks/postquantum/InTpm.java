package io.github.tpm4j.benchmarks.postquantum;

import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** What a TPM does with ML-DSA-65 and ML-KEM-768: all the commands that it takes. */
final class InTpm {
  private static final TpmtPublic ML_DSA = Templates.mlDsaKey(MlDsaSet.ML_DSA_65);

  private final Bench tpm;

  InTpm(Bench tpm) {
    this.tpm = tpm;
  }

  /** TPM2_Create: an ordinary key, wrapped by its parent. */
  Operation keyPair() throws Exception {
    return tpm.time(Bench.create(tpm.storageKey(), ML_DSA));
  }

  /** TPM2_CreatePrimary. */
  Operation primary() {
    return tpm.time(Bench.createPrimary(ML_DSA)).undo(made -> tpm.flush(made.objectHandle()));
  }

  /** TPM2_SignSequenceStart and TPM2_SignSequenceComplete. */
  Operation signing(Bytes message) throws Exception {
    TpmHandle key = tpm.key(ML_DSA);
    return () -> sign(key, message);
  }

  private TpmtSignature sign(TpmHandle key, Bytes message) throws Exception {
    return tpm.execute(new SignSequenceComplete.Request(startSigning(key), key, message))
        .signature();
  }

  private TpmHandle startSigning(TpmHandle key) throws Exception {
    return tpm.execute(new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY))
        .sequenceHandle();
  }

  /** TPM2_VerifySequenceStart, TPM2_SequenceUpdate and TPM2_VerifySequenceComplete. */
  Operation verification(Bytes message) throws Exception {
    TpmHandle key = tpm.key(ML_DSA);
    TpmtSignature signature = sign(key, message);
    return () -> {
      TpmHandle sequence =
          tpm.execute(
                  new VerifySequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY))
              .sequenceHandle();
      tpm.execute(new SequenceUpdate.Request(sequence, message));
      tpm.execute(new VerifySequenceComplete.Request(sequence, key, signature));
    };
  }

  /** TPM2_Decapsulate. */
  Operation decapsulation() throws Exception {
    TpmHandle key = tpm.key(Templates.mlKemKey(MlKemSet.ML_KEM_768));
    Bytes ciphertext = tpm.execute(new Encapsulate.Request(key)).ciphertext();
    return tpm.time(new Decapsulate.Request(key, ciphertext));
  }

  /** Signs a message that is so many times {@code part}. */
  Operation streaming(Bytes part, int times) throws Exception {
    TpmHandle key = tpm.key(ML_DSA);
    return () -> {
      TpmHandle sequence = startSigning(key);
      for (int i = 0; i < times; i++) {
        tpm.execute(new SequenceUpdate.Request(sequence, part));
      }
      tpm.execute(new SignSequenceComplete.Request(sequence, key, Bytes.EMPTY));
    };
  }
}
