package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** What TPM2_EncryptDecrypt and TPM2_EncryptDecrypt2 share (Part 3, 15.2 and 15.3). */
record CipherOperation(LoadedObject key, boolean decrypt, TpmAlg mode, Bytes iv, SecretBytes data) {

  /** The numbers of the parameters, which differ between the two commands. */
  record Parameters(int mode, int iv, int data) {}

  /**
   * Checks and runs.
   *
   * @throws TpmFailure TPM_RC_KEY, handle 1, if the key is no symmetric cipher; TPM_RC_ATTRIBUTES,
   *     handle 1, if it is restricted or not for this direction; TPM_RC_MODE, handle 1, if it is
   *     for MACs; TPM_RC_MODE, mode, if the modes contradict each other or there is none;
   *     TPM_RC_SIZE, iv or data
   */
  SymmetricCipher.Result run(Parameters numbers) {
    checkKey();
    TpmtSymDefObject cipher = ((TpmsSymcipherParms) key.publicArea().parameters()).sym();
    BlockCipherAlgorithm algorithm = BlockCipherAlgorithm.of(cipher.algorithm());
    BlockCipherMode selected = selectMode(cipher.mode(), numbers);
    int blockBytes = algorithm.blockSizeBytes();
    TpmFailure.require(
        iv.size() == (selected.hasIv() ? blockBytes : 0), TpmRc.SIZE.parameter(numbers.iv));
    TpmFailure.require(
        selected.takesAnyLength() || data.size() % blockBytes == 0,
        TpmRc.SIZE.parameter(numbers.data));
    return SymmetricCipher.process(
        algorithm,
        selected,
        !decrypt,
        key.sensitive().sensitive().borrow(),
        iv.borrow(),
        data.borrow());
  }

  private void checkKey() {
    TpmFailure.require(key.isType(TpmAlg.SYMCIPHER), TpmRc.KEY.handle(1));
    int direction = decrypt ? TpmaObject.DECRYPT : TpmaObject.SIGN;
    TpmFailure.require(
        key.has(direction) && !key.has(TpmaObject.RESTRICTED), TpmRc.ATTRIBUTES.handle(1));
  }

  private BlockCipherMode selectMode(TpmAlg own, Parameters numbers) {
    boolean hasMode = !own.equals(TpmAlg.NULL);
    TpmFailure.require(!hasMode || BlockCipherMode.find(own).isPresent(), TpmRc.MODE.handle(1));
    TpmFailure.require(
        !hasMode || mode.equals(TpmAlg.NULL) || mode.equals(own),
        TpmRc.MODE.parameter(numbers.mode));
    return BlockCipherMode.find(hasMode ? own : mode)
        .orElseThrow(() -> new TpmFailure(TpmRc.MODE.parameter(numbers.mode)));
  }
}
