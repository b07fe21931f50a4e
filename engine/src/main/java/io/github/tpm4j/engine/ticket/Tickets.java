package io.github.tpm4j.engine.ticket;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.hash.HmacSequence;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.MessageDigest;

/**
 * Tickets: what the TPM has found out, under an HMAC with the proof of a hierarchy, so that it can
 * believe it later (Part 1, 11.4.6.3; Part 2, 10.7). The tickets of policies are in {@link
 * AuthTickets}.
 */
public final class Tickets {
  private final Hierarchies hierarchies;
  private final HashAlgorithm hash;

  public Tickets(Hierarchies hierarchies, HashAlgorithm hash) {
    this.hierarchies = hierarchies;
    this.hash = hash;
  }

  /** That this TPM created the object with this Name (Part 2, 10.7.3). */
  public TpmtTkCreation creation(TpmHandle hierarchy, Bytes name, Bytes creationHash) {
    TpmWriter data = tagged(TpmSt.CREATION).bytes(name).bytes(creationHash);
    return new TpmtTkCreation(TpmSt.CREATION, hierarchy, mac(hierarchy, data));
  }

  /** Whether a creation ticket is this TPM's, for an object and its creation data. */
  public boolean isCreation(TpmtTkCreation ticket, Bytes name, Bytes creationHash) {
    return isEqual(creation(ticket.hierarchy(), name, creationHash).digest(), ticket.digest());
  }

  /**
   * That a key of a hierarchy verified a signature over this digest (10.7.4); for the null
   * hierarchy a NULL ticket.
   */
  public TpmtTkVerified verified(TpmHandle hierarchy, Bytes digest, Bytes keyName) {
    if (hierarchy.equals(TpmHandle.NULL)) {
      return new TpmtTkVerified(TpmSt.VERIFIED, hierarchy, Bytes.EMPTY);
    }
    TpmWriter data = tagged(TpmSt.VERIFIED).bytes(digest).bytes(keyName);
    return new TpmtTkVerified(TpmSt.VERIFIED, hierarchy, mac(hierarchy, data));
  }

  /**
   * That a key of a hierarchy verified a signature over this message (version 185, 10.6.5); for the
   * null hierarchy a NULL ticket.
   */
  public TpmtTkVerified messageVerified(TpmHandle hierarchy, byte[] message, Bytes keyName) {
    if (hierarchy.equals(TpmHandle.NULL)) {
      return noMessageVerified();
    }
    byte[] proof = hierarchies.proof(hierarchy).borrow();
    HmacSequence mac = HmacSequence.start(hash, proof);
    mac.update(messageTag());
    mac.update(message);
    mac.update(keyName.borrow());
    return new TpmtTkVerified(TpmSt.MESSAGE_VERIFIED, hierarchy, Bytes.adopt(mac.finish()));
  }

  /** The NULL ticket of a verified message. */
  public static TpmtTkVerified noMessageVerified() {
    return new TpmtTkVerified(TpmSt.MESSAGE_VERIFIED, TpmHandle.NULL, Bytes.EMPTY);
  }

  /** What the HMAC of {@link #messageVerified} begins with; message and Name follow. */
  public static byte[] messageTag() {
    return tagged(TpmSt.MESSAGE_VERIFIED).toByteArray();
  }

  /**
   * That a key of a hierarchy verified a signature over this digest of a hash (version 185,
   * 10.6.5); for the null hierarchy a NULL ticket.
   */
  public TpmtTkVerified digestVerified(
      TpmHandle hierarchy, TpmAlg hashAlg, Bytes digest, Bytes keyName) {
    if (hierarchy.equals(TpmHandle.NULL)) {
      return noDigestVerified();
    }
    TpmWriter data = tagged(TpmSt.DIGEST_VERIFIED).bytes(digest).bytes(keyName);
    hashAlg.write(data);
    return new TpmtTkVerified(TpmSt.DIGEST_VERIFIED, hierarchy, hashAlg, mac(hierarchy, data));
  }

  /** The NULL ticket of a verified digest. */
  public static TpmtTkVerified noDigestVerified() {
    return new TpmtTkVerified(TpmSt.DIGEST_VERIFIED, TpmHandle.NULL, Bytes.EMPTY);
  }

  /** That this digest was made by the TPM of data that may be signed (10.7.6). */
  public TpmtTkHashcheck hashcheck(TpmHandle hierarchy, TpmAlg hashAlg, Bytes digest) {
    if (hierarchy.equals(TpmHandle.NULL)) {
      return noHashcheck();
    }
    TpmWriter data = tagged(TpmSt.HASHCHECK);
    hashAlg.write(data);
    return new TpmtTkHashcheck(TpmSt.HASHCHECK, hierarchy, mac(hierarchy, data.bytes(digest)));
  }

  /** The NULL ticket, where nothing is vouched for. */
  public static TpmtTkHashcheck noHashcheck() {
    return new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);
  }

  /**
   * Whether data that begins so can be signed by a restricted key: it must be known not to begin as
   * a structure that only the TPM makes (TPM_GENERATED_VALUE; Part 2, 6.2). Less than four octets
   * do not tell.
   */
  public static boolean isSafe(byte[] begin) {
    return begin.length >= Integer.BYTES
        && (begin[0] << 24 | (begin[1] & 0xFF) << 16 | (begin[2] & 0xFF) << 8 | begin[3] & 0xFF)
            != TpmsAttest.GENERATED_VALUE;
  }

  /** Whether two ticket digests are equal, in a time that does not tell where they differ. */
  public static boolean isEqual(Bytes expected, Bytes given) {
    return MessageDigest.isEqual(expected.borrow(), given.borrow());
  }

  private static TpmWriter tagged(TpmSt tag) {
    TpmWriter data = new TpmWriter(160);
    tag.write(data);
    return data;
  }

  private Bytes mac(TpmHandle hierarchy, TpmWriter data) {
    byte[] proof = hierarchies.proof(hierarchy).borrow();
    return Bytes.adopt(Hmac.compute(hash, proof, data.toByteArray()));
  }
}
