package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmuNvPublic2;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** An NV Index (Part 1, 37.2): its public area, its authValue and its data. */
public final class NvIndex extends StateRecord implements Authorizable {
  static final String PREFIX = "nv/";

  private static final int HEX = 16;

  private final NvOrderlyRam orderlyRam;
  private final TpmHt handleType;
  private TpmuNvPublic2 publicArea;
  private SecretBytes authValue;
  private NvContent content;

  /**
   * @param name the handle in hexadecimal; its first octet says how the record is read
   */
  private NvIndex(StateKeeper keeper, NvOrderlyRam orderlyRam, String name) {
    super(keeper, Lifetime.PERSISTENT, PREFIX + name);
    this.orderlyRam = orderlyRam;
    handleType = TpmHandle.of(Integer.parseUnsignedInt(name, HEX)).type();
  }

  static NvIndex define(
      StateKeeper keeper, NvOrderlyRam ram, TpmuNvPublic2 publicArea, SecretBytes authValue) {
    NvIndex index = new NvIndex(keeper, ram, String.format("%08x", publicArea.nvIndex().value()));
    index.publicArea = publicArea;
    index.authValue = authValue;
    index.content = new NvContent(publicArea.commonAttributes());
    index.changed();
    return index;
  }

  static NvIndex load(StateKeeper keeper, NvOrderlyRam ram, String name, TpmReader in) {
    NvIndex index = new NvIndex(keeper, ram, name);
    index.read(in);
    return index;
  }

  @Override
  protected void initialize() {
    throw new IllegalStateException("An NV Index begins by its definition");
  }

  @Override
  protected void write(TpmWriter out) {
    publicArea.write(out);
    out.sized(authValue);
    content.write(out);
  }

  @Override
  protected void read(TpmReader in) {
    publicArea = TpmuNvPublic2.read(handleType, in);
    authValue = Tpm2b.AUTH.readSecret(in);
    content = NvContent.read(in);
  }

  /** The kind of its handle, which says how its public area is written. */
  public TpmHt handleType() {
    return handleType;
  }

  /** The public area with the attributes as they are now. */
  public TpmuNvPublic2 publicArea() {
    return publicArea.withCommonAttributes(content.attributes());
  }

  public TpmaNv attributes() {
    return content.attributes();
  }

  public boolean has(int attributes) {
    return content.attributes().has(attributes);
  }

  public TpmNt type() {
    return content.attributes().type();
  }

  public boolean isWritten() {
    return has(TpmaNv.WRITTEN);
  }

  /** Whether the data lives in RAM and is saved by TPM2_Shutdown only (Part 1, 37.7). */
  public boolean isOrderly() {
    return has(TpmaNv.ORDERLY);
  }

  /** The size of the data in octets. */
  public int dataSize() {
    return publicArea.dataSize();
  }

  public HashAlgorithm nameAlg() {
    return HashAlgorithm.of(publicArea.nameAlg());
  }

  NvContent content() {
    return content;
  }

  /** Takes over content that was read from the orderly RAM's record. */
  void restore(NvContent saved) {
    content = saved;
  }

  void setAttributes(TpmaNv attributes) {
    if (!attributes.equals(content.attributes())) {
      content.setAttributes(attributes);
      contentChanged();
    }
  }

  /** TPM2_NV_ChangeAuth. */
  public void setAuthValue(SecretBytes newAuth) {
    authValue = newAuth;
    changed();
  }

  /** The data; the caller must not change it. Empty if the Index is not written. */
  public byte[] data() {
    return content.data();
  }

  /**
   * Replaces the data and sets WRITTEN.
   *
   * @param newData of exactly {@link #dataSize}
   */
  public void setData(byte[] newData) {
    content.setData(newData);
    content.setAttributes(content.attributes().with(TpmaNv.WRITTEN));
    contentChanged();
  }

  /** Writes the content at the next commit even if it is orderly, as a counter that rolls over. */
  public void saveContent() {
    if (isOrderly()) {
      orderlyRam.save();
    }
  }

  private void contentChanged() {
    if (isOrderly()) {
      orderlyRam.contentChanged();
    } else {
      changed();
    }
  }

  @Override
  public TpmHandle handle() {
    return publicArea.nvIndex();
  }

  /** The Name; it changes with the attributes (Part 1, 16). */
  @Override
  public Bytes name() {
    TpmWriter out = new TpmWriter(2 + nameAlg().digestBytes());
    publicArea.nameAlg().write(out);
    out.array(nameAlg().digest(publicArea().marshal()));
    return Bytes.adopt(out.toByteArray());
  }

  @Override
  public SecretBytes authValue() {
    return authValue;
  }

  @Override
  public AuthPolicy authPolicy() {
    return publicArea.authPolicy().isEmpty()
        ? AuthPolicy.NONE
        : new AuthPolicy(publicArea.nameAlg(), publicArea.authPolicy());
  }

  @Override
  public TpmHandle hierarchy() {
    return has(TpmaNv.PLATFORMCREATE) ? TpmHandle.PLATFORM : TpmHandle.OWNER;
  }

  @Override
  public boolean isDaProtected() {
    return !has(TpmaNv.NO_DA);
  }

  @Override
  public boolean acceptsAuthValue(AuthUse use) {
    if (use.writesNv()) {
      return has(TpmaNv.AUTHWRITE);
    }
    return NvPin.isPin(this) ? NvPin.allowsUse(this) : has(TpmaNv.AUTHREAD);
  }

  @Override
  public boolean acceptsPolicy(AuthUse use) {
    if (publicArea.authPolicy().isEmpty()) {
      return false;
    }
    return use.role() != AuthRole.USER
        || has(use.writesNv() ? TpmaNv.POLICYWRITE : TpmaNv.POLICYREAD);
  }

  @Override
  public boolean requiresPolicy(AuthUse use) {
    return use.role() != AuthRole.USER;
  }
}
