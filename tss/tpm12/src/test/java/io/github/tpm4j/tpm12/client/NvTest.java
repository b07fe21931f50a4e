package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvReadValueAuth;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValueAuth;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.function.Executable;

/** NV Indices of swtpm's TPM 1.2, by the owner's secret and by their own. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class NvTest {
  private static final byte[] DATA = "what is kept".getBytes(StandardCharsets.UTF_8);
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the index's".toCharArray());

  private static OwnedTpm tpm;

  OwnedTpm open() throws Exception {
    return new OwnedTpm();
  }

  @BeforeAll
  void start() throws Exception {
    tpm = open();
    // Until this is done, which no owner can undo, a TPM lets everybody read and write.
    tpm.client.execute(new NvDefineSpace.Request(index(0xFFFF_FFFF, 0, 0), Bytes.of(new byte[20])));
  }

  @AfterAll
  void end() throws Exception {
    tpm.close();
  }

  private static TpmNvDataPublic index(int number, int attributes, int size) {
    TpmPcrInfoShort any = new TpmPcrInfoShort(TpmPcrSelection.of(), 0x1F, Bytes.of(new byte[20]));
    TpmNvAttributes permission = new TpmNvAttributes(attributes);
    return new TpmNvDataPublic(number, any, any, permission, false, false, false, size);
  }

  private static void define(TpmNvDataPublic index) {
    try (OsapSession owner =
        tpm.client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, tpm.owner)) {
      tpm.client.execute(
          new NvDefineSpace.Request(index, owner.encrypt(SECRET)), owner.authorization());
    }
  }

  private static void assertRefused(TpmResult expected, Executable command) {
    TpmResponseException refused = assertThrows(TpmResponseException.class, command);
    assertTrue(refused.is(expected), refused.getMessage());
  }

  @Test
  void anIndexOfTheOwner() {
    int number = 0x0001_0000;
    int attributes = NvConstants.PER_OWNERREAD | NvConstants.PER_OWNERWRITE;
    TpmNvDataPublic index = index(number, attributes, 64);
    define(index);
    Bytes capability =
        tpm.client
            .execute(
                new GetCapability.Request(
                    CapabilityConstants.CAP_NV_INDEX,
                    Bytes.of(new TpmWriter().u32(number).toByteArray())))
            .resp();
    assertEquals(index, TpmReader.readWhole(capability, TpmNvDataPublic::read));
    try (OiapSession owner = tpm.client.oiap();
        SecretBytes data = SecretBytes.of(DATA)) {
      tpm.client.execute(new NvWriteValue.Request(number, 3, data), owner.with(tpm.owner));
      NvReadValue.Request read = new NvReadValue.Request(number, 3, DATA.length);
      try (SecretBytes kept = tpm.client.execute(read, owner.with(tpm.owner)).data()) {
        assertArrayEquals(DATA, kept.toArray());
      }
      assertRefused(TpmResult.AUTH_CONFLICT, () -> tpm.client.execute(read));
      assertRefused(
          TpmResult.NOSPACE,
          () -> tpm.client.execute(new NvReadValue.Request(number, 60, 5), owner.with(tpm.owner)));
    }
    define(index(number, attributes, 0));
    assertRefused(
        TpmResult.BADINDEX, () -> tpm.client.execute(new NvReadValue.Request(number, 0, 1)));
  }

  @Test
  void anIndexWithASecret() {
    int number = 0x0001_0001;
    define(index(number, NvConstants.PER_AUTHREAD | NvConstants.PER_AUTHWRITE, DATA.length));
    NvReadValueAuth.Request read = new NvReadValueAuth.Request(number, 0, DATA.length);
    try (OiapSession oiap = tpm.client.oiap();
        SecretBytes data = SecretBytes.of(DATA)) {
      tpm.client.execute(new NvWriteValueAuth.Request(number, 0, data), oiap.with(SECRET));
      try (SecretBytes kept = tpm.client.execute(read, oiap.with(SECRET)).data()) {
        assertArrayEquals(DATA, kept.toArray());
      }
      assertRefused(TpmResult.AUTHFAIL, () -> tpm.client.execute(read, oiap.with(tpm.owner)));
    }
  }
}
