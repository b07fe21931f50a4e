package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** Part 3, 15 to 17: symmetric primitives, random numbers and sequences. */
final class SymmetricRows {
  private static final Bytes DATA = Bytes.adopt(new byte[1024]);
  private static final SecretBytes SECRET = SecretBytes.of(new byte[1024]);
  private static final Bytes IV = Bytes.adopt(new byte[16]);
  private static final TpmHandle DEBUG_PCR = TpmHandle.ofPcr(16);

  private SymmetricRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.ENCRYPT_DECRYPT,
            "AES-128 CFB, 1 KB",
            tpm ->
                tpm.time(
                    new EncryptDecrypt.Request(
                        tpm.key(Templates.aesKey()), false, TpmAlg.CFB, IV, SECRET))),
        new Row(
            TpmCc.ENCRYPT_DECRYPT2,
            "AES-128 CFB, 1 KB",
            tpm ->
                tpm.time(
                    new EncryptDecrypt2.Request(
                        tpm.key(Templates.aesKey()), SECRET, false, TpmAlg.CFB, IV))),
        new Row(
            TpmCc.HASH,
            "SHA-256, 1 KB",
            tpm -> tpm.time(new Hash.Request(DATA, TpmAlg.SHA256, TpmHandle.OWNER))),
        new Row(
            TpmCc.HMAC,
            "SHA-256, 1 KB",
            tpm -> tpm.time(new Hmac.Request(tpm.key(Templates.hmacKey()), DATA, TpmAlg.NULL))),
        new Row(TpmCc.GET_RANDOM, "32 octets", tpm -> tpm.time(new GetRandom.Request(32))),
        new Row(
            TpmCc.STIR_RANDOM,
            "32 octets",
            tpm -> tpm.time(new StirRandom.Request(SecretBytes.of(new byte[32])))),
        new Row(
            TpmCc.HMAC_START,
            "SHA-256",
            tpm ->
                tpm.time(
                        new HmacStart.Request(
                            tpm.key(Templates.hmacKey()), SecretBytes.EMPTY, TpmAlg.NULL))
                    .undo(started -> tpm.flush(started.sequenceHandle()))),
        new Row(
            TpmCc.HASH_SEQUENCE_START,
            "SHA-256",
            tpm ->
                tpm.time(sequence(TpmAlg.SHA256))
                    .undo(started -> tpm.flush(started.sequenceHandle()))),
        new Row(
            TpmCc.SEQUENCE_UPDATE,
            "SHA-256, 1 KB",
            tpm ->
                tpm.time(
                    new SequenceUpdate.Request(
                        tpm.keep(tpm.execute(sequence(TpmAlg.SHA256)).sequenceHandle()), DATA))),
        new Row(
            TpmCc.SEQUENCE_COMPLETE,
            "SHA-256, 1 KB",
            tpm ->
                tpm.timeEach(
                    () ->
                        new SequenceComplete.Request(
                            tpm.execute(sequence(TpmAlg.SHA256)).sequenceHandle(),
                            DATA,
                            TpmHandle.OWNER))),
        new Row(
            TpmCc.EVENT_SEQUENCE_COMPLETE,
            "1 KB",
            tpm ->
                tpm.timeEach(
                    () ->
                        new EventSequenceComplete.Request(
                            DEBUG_PCR,
                            tpm.execute(sequence(TpmAlg.NULL)).sequenceHandle(),
                            DATA))));
  }

  private static HashSequenceStart.Request sequence(TpmAlg hash) {
    return new HashSequenceStart.Request(SecretBytes.EMPTY, hash);
  }
}
