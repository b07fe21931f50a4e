package io.github.tpm4j.tpm12.engine.hash;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.HashSequence;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/** The one running hash of TPM_SHA1Start (Part 3, 13.1); any other command ends it. */
public final class Sha1Thread implements StateRecord {
  /** Of the pieces of TPM_SHA1Update; swtpm takes as much. */
  public static final int LARGEST_PIECE_BYTES = 4_032;

  private static final int BLOCK_SIZE_BYTES = 64;

  private HashSequence running;

  public Sha1Thread(StateKeeper keeper) {
    keeper.running("sha1-thread", this);
  }

  public void start() {
    running = HashSequence.start(HashAlgorithm.SHA1);
  }

  private HashSequence running() {
    TpmFailure.require(running != null, TpmResult.SHA_THREAD);
    return running;
  }

  /**
   * Takes whole blocks.
   *
   * @throws TpmFailure with TPM_SHA_THREAD or TPM_SHA_ERROR
   */
  public void update(Bytes piece) {
    HashSequence thread = running();
    boolean isWhole = piece.size() % BLOCK_SIZE_BYTES == 0 && piece.size() <= LARGEST_PIECE_BYTES;
    if (!isWhole) {
      end();
      throw new TpmFailure(TpmResult.SHA_ERROR);
    }
    thread.update(piece.toArray());
  }

  /**
   * Takes the rest, and ends.
   *
   * @return the digest
   * @throws TpmFailure with TPM_SHA_THREAD or TPM_SHA_ERROR
   */
  public Bytes complete(Bytes rest) {
    TpmFailure.require(rest.size() <= BLOCK_SIZE_BYTES, TpmResult.SHA_ERROR);
    HashSequence thread = running();
    end();
    thread.update(rest.toArray());
    return Bytes.of(thread.finish());
  }

  public void end() {
    running = null;
  }

  @Override
  public void initialize() {
    end();
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(running == null ? Bytes.EMPTY : Bytes.of(running.save()));
  }

  @Override
  public void read(TpmReader in) {
    Bytes saved = in.sized();
    running = saved.size() == 0 ? null : HashSequence.restore(HashAlgorithm.SHA1, saved.toArray());
  }
}
