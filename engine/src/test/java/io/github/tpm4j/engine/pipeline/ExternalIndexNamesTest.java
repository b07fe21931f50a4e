package io.github.tpm4j.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

/** HMACs are over Names: the client has to know that of an Index in external NV. */
class ExternalIndexNamesTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x11000001);

  @Test
  void anHmacSessionWritesAndReads() throws TransportException {
    try (TpmClient client = new TpmClient(Transports.open("engine:memory,profile=185"))) {
      client.execute(new Startup.Request(TpmSu.CLEAR));
      Authorization owner =
          Authorization.session(client.start(SessionSpec.hmac(HashAlg.SHA256)), SecretBytes.EMPTY);
      TpmaNvExp attributes = TpmaNvExp.of(TpmaNv.of(TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE));
      TpmsNvPublicExpAttr area =
          new TpmsNvPublicExpAttr(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, 2);
      client.execute(
          new NvDefineSpace2.Request(
              TpmHandle.OWNER, SecretBytes.EMPTY, new TpmtNvPublic2(TpmHt.EXTERNAL_NV, area)),
          owner);
      Bytes data = Bytes.ofHex("beef");
      client.execute(new NvWrite.Request(TpmHandle.OWNER, INDEX, data, 0), owner);
      NvRead.Request read = new NvRead.Request(TpmHandle.OWNER, INDEX, 2, 0);
      assertEquals(data, client.execute(read, owner).data());
    }
  }
}
