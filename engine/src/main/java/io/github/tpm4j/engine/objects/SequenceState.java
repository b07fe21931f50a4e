package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.HashSequence;
import io.github.tpm4j.engine.crypto.hash.HmacSequence;
import io.github.tpm4j.engine.crypto.hash.MacSequence;
import io.github.tpm4j.engine.crypto.mldsa.MessageRepresentative;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.CmacSequence;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/** What a sequence object computes, up to now (Part 1, 32). */
public sealed interface SequenceState
    permits SequenceState.Hash,
        SequenceState.Event,
        SequenceState.Mac,
        SequenceState.Representative,
        EddsaMessage,
        OneShotMessage,
        SignatureSequence {

  void update(byte[] data);

  void write(TpmWriter out);

  /** Wipes a key, and what is kept of a message. */
  default void wipe() {}

  /** A hash over everything (TPM2_HashSequenceStart). */
  record Hash(HashSequence sequence) implements SequenceState {
    public static Hash start(HashAlgorithm hash) {
      return new Hash(HashSequence.start(hash));
    }

    @Override
    public void update(byte[] data) {
      sequence.update(data);
    }

    @Override
    public void write(TpmWriter out) {
      sequence.algorithm().id().write(out);
      out.sized(sequence.save());
    }

    @Override
    public void wipe() {
      sequence.wipe();
    }

    static Hash read(TpmReader in) {
      HashAlgorithm hash = HashAlgorithm.of(TpmAlg.read(in));
      return new Hash(HashSequence.restore(hash, in.sizedArray(0xFFFF)));
    }
  }

  /** Hashes of an event, one a bank (TPM2_HashSequenceStart with TPM_ALG_NULL). */
  record Event(List<HashSequence> sequences) implements SequenceState {
    public Event {
      sequences = List.copyOf(sequences);
    }

    public static Event start(List<HashAlgorithm> hashes) {
      return new Event(hashes.stream().map(HashSequence::start).toList());
    }

    @Override
    public void update(byte[] data) {
      sequences.forEach(sequence -> sequence.update(data));
    }

    @Override
    public void write(TpmWriter out) {
      out.u8(sequences.size());
      sequences.forEach(sequence -> new Hash(sequence).write(out));
    }

    @Override
    public void wipe() {
      sequences.forEach(HashSequence::wipe);
    }

    static Event read(TpmReader in) {
      List<HashSequence> sequences = new ArrayList<>();
      for (int count = in.u8(); count > 0; count--) {
        sequences.add(Hash.read(in).sequence());
      }
      return new Event(sequences);
    }
  }

  /**
   * A MAC (TPM2_HMAC_Start, TPM2_MAC_Start).
   *
   * @param algorithm a hash for HMAC, a block cipher for CMAC
   */
  record Mac(TpmAlg algorithm, SecretBytes key, MacSequence sequence) implements SequenceState {

    /** An HMAC with a copy of {@code key}. */
    public static Mac hmac(HashAlgorithm hash, byte[] key) {
      return new Mac(hash.id(), SecretBytes.of(key), HmacSequence.start(hash, key));
    }

    /** A CMAC with a copy of {@code key}. */
    public static Mac cmac(BlockCipherAlgorithm cipher, byte[] key) {
      return new Mac(cipher.id(), SecretBytes.of(key), CmacSequence.start(cipher, key));
    }

    @Override
    public void update(byte[] data) {
      sequence.update(data);
    }

    @Override
    public void write(TpmWriter out) {
      algorithm.write(out);
      out.sized(key).sized(sequence.save());
    }

    static Mac read(TpmReader in) {
      TpmAlg algorithm = TpmAlg.read(in);
      byte[] key = in.sizedArray(0xFFFF);
      byte[] state = in.sizedArray(0xFFFF);
      MacSequence sequence =
          HashAlgorithm.find(algorithm)
              .<MacSequence>map(hash -> HmacSequence.restore(hash, key, state))
              .orElseGet(
                  () -> CmacSequence.restore(BlockCipherAlgorithm.of(algorithm), key, state));
      return new Mac(algorithm, SecretBytes.adopt(key), sequence);
    }

    @Override
    public void wipe() {
      key.close();
    }
  }

  /** The message representative of pure ML-DSA (TPM2_SignSequenceStart, VerifySequenceStart). */
  record Representative(MessageRepresentative mu) implements SequenceState {
    @Override
    public void update(byte[] data) {
      mu.update(data);
    }

    @Override
    public void write(TpmWriter out) {
      out.sized(mu.state());
    }

    static Representative read(TpmReader in) {
      return new Representative(MessageRepresentative.restore(in.sizedArray(0xFFFF)));
    }
  }
}
