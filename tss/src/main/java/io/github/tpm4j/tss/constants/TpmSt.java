package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_ST (Part 2, 6.9): the tag of a structure; 2 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmSt(int value) implements Marshallable {
  private static final Names<TpmSt> NAMES = new Names<>("TPM_ST_", TpmSt::value);

  /** A response of TPM 1.2: how a command with a wrong tag is answered. */
  public static final TpmSt RSP_COMMAND = NAMES.add("RSP_COMMAND", new TpmSt(0x00C4));

  /** No structure. */
  public static final TpmSt NULL = NAMES.add("NULL", new TpmSt(0x8000));

  /** A command or response without a session area. */
  public static final TpmSt NO_SESSIONS = NAMES.add("NO_SESSIONS", new TpmSt(0x8001));

  /** A command or response with a session area. */
  public static final TpmSt SESSIONS = NAMES.add("SESSIONS", new TpmSt(0x8002));

  /** A statement about the content of an NV Index. */
  public static final TpmSt ATTEST_NV = NAMES.add("ATTEST_NV", new TpmSt(0x8014));

  /** A statement about audited commands. */
  public static final TpmSt ATTEST_COMMAND_AUDIT =
      NAMES.add("ATTEST_COMMAND_AUDIT", new TpmSt(0x8015));

  /** A statement about an audit session. */
  public static final TpmSt ATTEST_SESSION_AUDIT =
      NAMES.add("ATTEST_SESSION_AUDIT", new TpmSt(0x8016));

  /** A statement about an object that is loaded. */
  public static final TpmSt ATTEST_CERTIFY = NAMES.add("ATTEST_CERTIFY", new TpmSt(0x8017));

  /** A statement about PCR. */
  public static final TpmSt ATTEST_QUOTE = NAMES.add("ATTEST_QUOTE", new TpmSt(0x8018));

  /** A statement about Time and Clock. */
  public static final TpmSt ATTEST_TIME = NAMES.add("ATTEST_TIME", new TpmSt(0x8019));

  /** A statement about an object that the TPM has made. */
  public static final TpmSt ATTEST_CREATION = NAMES.add("ATTEST_CREATION", new TpmSt(0x801A));

  /** A statement about the digest of an NV Index. */
  public static final TpmSt ATTEST_NV_DIGEST = NAMES.add("ATTEST_NV_DIGEST", new TpmSt(0x801C));

  /** A ticket of an object that the TPM has made. */
  public static final TpmSt CREATION = NAMES.add("CREATION", new TpmSt(0x8021));

  /** A ticket of a signature that the TPM has verified. */
  public static final TpmSt VERIFIED = NAMES.add("VERIFIED", new TpmSt(0x8022));

  /** A ticket of TPM2_PolicySecret. */
  public static final TpmSt AUTH_SECRET = NAMES.add("AUTH_SECRET", new TpmSt(0x8023));

  /** A ticket of a digest that the TPM has made. */
  public static final TpmSt HASHCHECK = NAMES.add("HASHCHECK", new TpmSt(0x8024));

  /** A ticket of TPM2_PolicySigned. */
  public static final TpmSt AUTH_SIGNED = NAMES.add("AUTH_SIGNED", new TpmSt(0x8025));

  /** A ticket of a signature over a message that the TPM has verified. */
  public static final TpmSt MESSAGE_VERIFIED =
      NAMES.add("MESSAGE_VERIFIED", new TpmSt(0x8026), Revision.V185);

  /** A ticket of a signature over a digest that the TPM has verified. */
  public static final TpmSt DIGEST_VERIFIED =
      NAMES.add("DIGEST_VERIFIED", new TpmSt(0x8027), Revision.V185);

  /** The manifest of a firmware upgrade. */
  public static final TpmSt FU_MANIFEST = NAMES.add("FU_MANIFEST", new TpmSt(0x8029));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmSt of(int value) {
    TpmSt known = NAMES.get(value);
    return known != null ? known : new TpmSt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmSt> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmSt read(TpmReader in) {
    return of(in.u16());
  }

  /**
   * Reads 2 octets, the tag of a structure that came from a TPM; a TPM answers TPM_RC_VALUE to a
   * number that is no tag.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmSt readTag(TpmReader in) {
    TpmSt tag = read(in);
    in.check(NAMES.knows(tag.value, in.limits().revision()), TpmRc.VALUE);
    return tag;
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmSt that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
