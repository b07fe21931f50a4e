package io.github.tpm4j.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Session areas that are wrong, each with the code that swtpm 0.7.1 with libtpms 0.9.2 answers. The
 * command is TPM2_NV_GlobalWriteLock for the owner, which has no parameters.
 */
class SessionAreaCodesTest {
  private final TestTpm tpm = TestTpm.started();

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "empty area, TPM_RC_SIZE, ''",
    "less than a session, TPM_RC_SIZE, 4000000900000100",
    "two passwords for one handle, TPM_RC_HANDLE 2, 400000090000010000400000090000010000",
    "end within a session, TPM_RC_INSUFFICIENT 2, 40000009000001000040",
    "password with a nonce, TPM_RC_NONCE 1, 40000009000178010000",
    "password with a nonce too long, TPM_RC_SIZE 1, 40000009004101000000",
    "password that is exclusive, TPM_RC_ATTRIBUTES 1, 400000090000020000",
    "password that resets, TPM_RC_ATTRIBUTES 1, 400000090000040000",
    "reserved bit 3, TPM_RC_RESERVED_BITS 1, 400000090000080000",
    "reserved bit 4, TPM_RC_RESERVED_BITS 1, 400000090000100000",
    "password that decrypts, TPM_RC_ATTRIBUTES 1, 400000090000200000",
    "password that encrypts, TPM_RC_ATTRIBUTES 1, 400000090000400000",
    "password that audits, TPM_RC_ATTRIBUTES 1, 400000090000800000",
    "wrong password, TPM_RC_BAD_AUTH 1, 40000009000001000178",
    "password of zeros, TPM_RC_SUCCESS, 4000000900000100020000",
    "object as session, TPM_RC_VALUE 1, 810000000000010000",
    "session not loaded, TPM_RC_REFERENCE_S0, 020000000000010000",
    "second session not loaded, TPM_RC_REFERENCE_S1, 400000090000010000020000000000810000"
  })
  void answers(String what, String code, String area) {
    byte[] octets = HexFormat.of().parseHex(area);
    TpmWriter command = new TpmWriter().u16(0x8002).u32(18 + octets.length);
    TpmCc.NV_GLOBAL_WRITE_LOCK.write(command);
    command.u32(0x40000001).u32(octets.length).array(octets);

    TpmRc given = tpm.code(command.toByteArray());

    String session = given.sessionNumber() == 0 ? "" : " " + given.sessionNumber();
    assertEquals(code, given.base().toString().replaceFirst(" \\(.*", "") + session, what);
  }
}
