package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** An NV Index with a password, which is there for one test. */
final class NvIndex implements AutoCloseable {
  static final TpmHandle HANDLE = TpmHandle.of(0x01000456);

  private static final int ATTRIBUTES = TpmaNv.AUTHREAD | TpmaNv.AUTHWRITE | TpmaNv.NO_DA;
  private static final Authorization OWNER = Authorization.password(SecretBytes.EMPTY);

  private final TpmClient client;

  NvIndex(TpmClient client, Bytes content) {
    this.client = client;
    TpmsNvPublic area =
        new TpmsNvPublic(HANDLE, TpmAlg.SHA256, TpmaNv.of(ATTRIBUTES), Bytes.EMPTY, content.size());
    client.execute(new NvDefineSpace.Request(TpmHandle.OWNER, password(), area), OWNER);
    write(content);
  }

  static SecretBytes password() {
    return SecretBytes.of((byte) 'n', (byte) 'v');
  }

  void write(Bytes content) {
    client.execute(
        new NvWrite.Request(HANDLE, HANDLE, content, 0), Authorization.password(password()));
  }

  /** The Name that it has once it is written. */
  Bytes name() {
    return EntityNames.of(client.execute(new NvReadPublic.Request(HANDLE)).nvPublic());
  }

  @Override
  public void close() {
    client.execute(new NvUndefineSpace.Request(TpmHandle.OWNER, HANDLE), OWNER);
  }
}
