package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.TpmIdentity;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The Firmware Secret and the Firmware SVN Secrets (revision 1.83), all from one secret of the
 * device: the first follows from the version of the firmware, the others from a security version
 * number, which must not be above the firmware's.
 */
final class FirmwareSecrets extends StateRecord {
  /** Of what is written here. */
  private static final int VERSION = 1;

  private static final byte[] SEED = label("H_SEED_SECRET");
  private static final byte[] PROOF = label("H_PROOF_SECRET");
  private static final byte[] FIRMWARE = label("H_FW_SECRET");
  private static final byte[] SVN = label("H_SVN_SECRET");
  private static final byte[] NONE = {};

  private final RandomSource random;
  private final HashAlgorithm hash;
  private final int secretBytes;
  private final TpmIdentity identity;
  private SecretBytes deviceSecret;

  FirmwareSecrets(StateKeeper keeper, Profile profile, RandomSource random) {
    super(keeper, Lifetime.PERSISTENT, "hierarchies.firmware");
    this.random = random;
    hash = HashAlgorithm.of(profile.contextHash());
    secretBytes = profile.seedBytes();
    identity = profile.identity();
    // An older TPM has none: it is as it was, in its state too.
    if (profile.isAtLeast(Revision.V183)) {
      keeper.add(this);
    }
  }

  private static byte[] label(String text) {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Checks that this firmware has the secret of a hierarchy, as it has for every base hierarchy.
   *
   * @throws TpmFailure TPM_RC_FW_LIMITED; TPM_RC_SVN_LIMITED if the SVN is above the firmware's;
   *     both to be numbered
   */
  void check(TpmHandle hierarchy) {
    switch (HierarchyLimit.of(hierarchy)) {
      case NONE -> {}
      case FIRMWARE -> TpmFailure.require(deviceSecret != null, TpmRc.FW_LIMITED);
      case SVN -> {
        boolean isKnown =
            deviceSecret != null && HierarchyLimit.leastSvn(hierarchy) <= identity.firmwareSvn();
        TpmFailure.require(isKnown, TpmRc.SVN_LIMITED);
      }
    }
  }

  /**
   * The secrets of a limited hierarchy.
   *
   * @param base those of its base hierarchy
   * @throws TpmFailure as {@link #check}
   */
  HierarchySecret mix(TpmHandle hierarchy, HierarchySecret base) {
    check(hierarchy);
    boolean isSvn = HierarchyLimit.of(hierarchy) == HierarchyLimit.SVN;
    byte[] label = isSvn ? SVN : FIRMWARE;
    byte[] secret = secret(label, isSvn ? svn(hierarchy) : firmwareVersion());
    try {
      return new HierarchySecret(
          mix(base.seed(), SEED, secret, label), mix(base.proof(), PROOF, secret, label));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] svn(TpmHandle hierarchy) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(HierarchyLimit.leastSvn(hierarchy)).array();
  }

  private byte[] firmwareVersion() {
    return ByteBuffer.allocate(Long.BYTES).putLong(identity.firmwareVersion()).array();
  }

  /** The Firmware Secret, or the Firmware SVN Secret of a number. */
  private byte[] secret(byte[] label, byte[] version) {
    return Kdfa.derive(hash, deviceSecret.borrow(), label, version, NONE, secretBytes * Byte.SIZE);
  }

  private SecretBytes mix(SecretBytes base, byte[] use, byte[] secret, byte[] label) {
    return SecretBytes.adopt(
        Kdfa.derive(hash, base.borrow(), use, secret, label, base.size() * Byte.SIZE));
  }

  @Override
  protected void initialize() {
    deviceSecret = SecretBytes.adopt(random.bytes(secretBytes));
    changed();
  }

  @Override
  protected void write(TpmWriter out) {
    out.u16(VERSION).sized(deviceSecret);
  }

  @Override
  protected void read(TpmReader in) {
    if (in.u16() != VERSION) {
      throw new IllegalArgumentException("A secret of the firmware of another form");
    }
    deviceSecret = Tpm2b.DIGEST.readSecret(in);
  }
}
