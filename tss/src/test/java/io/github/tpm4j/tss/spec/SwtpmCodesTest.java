package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters that swtpm 0.7.1 (libtpms 0.9.2) was sent, with the codes that it answered. */
class SwtpmCodesTest {

  @ParameterizedTest
  @CsvSource({
    // StartAuthSession: nonceCaller, encryptedSalt, sessionType, symmetric, authHash
    "0x176, 0000 ffff,                              0x2D5",
    "0x176, 0000 0000 02 0010 000b,                 0x3C4",
    "0x176, 0000 0000 03 7e57 000b,                 0x4D6",
    "0x176, 0000 0000 03 000a 0010 000b,            0x4C3",
    "0x176, 0000 0000 03 0006 0040 0043 000b,       0x4C4",
    "0x176, 0000 0000 03 0006 0080 7e57 000b,       0x4C9",
    "0x176, 0000 0000 03 0010 0010,                 0x5C3",
    // GetCapability
    "0x17A, 00000099 00000000 00000001,             0x1C4",
    // PCR_Read
    "0x17E, 00000011,                               0x1D5",
    "0x17E, 00000001 000b 02 ffff,                  0x1C4",
    "0x17E, 00000001 0010 03 ffffff,                0x1C3",
    // Hash: data, hashAlg, hierarchy
    "0x17D, 0000 7e57 40000007,                     0x2C3",
    "0x17D, 0000 000b 4000000a,                     0x3C4",
    // TestParms
    "0x18A, 7e57,                                   0x1CA",
    "0x18A, 0008 7e57,                              0x1C4",
    "0x18A, 0023 0010 7e57,                         0x1D2",
    "0x18A, 0023 0010 0010 7e57 0010,               0x1E6",
    "0x18A, 0023 0010 0010 0003 7e57,               0x1CC",
    "0x18A, 0001 0010 7e57,                         0x1C4",
    "0x18A, 0001 0010 0010 0007 00000000,           0x1C4",
    "0x18A, 0025 000a,                              0x1D6",
    "0x18A, 0025 0010,                              0x1D6",
    // LoadExternal: a public area of 14 octets, its size one too great, one too small, none; cut
    // off; with a reserved bit
    "0x167, 0000 000f 0008 000b 00000440 0000 0010 0000 40000007, 0x2D5",
    "0x167, 0000 000d 0008 000b 00000440 0000 0010 0000 40000007, 0x2D5",
    "0x167, 0000 0000,                                            0x2D5",
    "0x167, 0000 000e 0008 000b 00000440 0000 0010,               0x2DA",
    "0x167, 0000 000e 0008 000b 00000441 0000 0010 0000 40000007, 0x2E1",
    // LoadExternal: a sensitive area with a size one too great; of an unknown type
    "0x167, 0009 0008 0000 0000 0000 000e 0008,     0x1D5",
    "0x167, 0008 7e57 0000 0000 0000 000e 0008,     0x1CA",
    // PolicyOR, PolicyCounterTimer, PolicyNvWritten
    "0x171, 00000001 0000,                          0x1D5",
    "0x171, 00000009 0000,                          0x1D5",
    "0x16D, 0000 0000 000c,                         0x3C4",
    "0x18F, 02,                                     0x1C4",
    // ECC_Parameters, FlushContext, ContextLoad, VerifySignature
    "0x178, 0000,                                   0x1E6",
    "0x178, 7e57,                                   0x1E6",
    "0x165, 40000001,                               0x1C4",
    "0x161, 0000000000000000 80000000 4000000a 0000, 0x1C4",
    "0x161, 0000000000000000 80000003 40000001 0000, 0x1C4",
    "0x177, 0000 0010,                              0x2D2",
  })
  void answersTheSameCode(String command, String parameters, String code) {
    CommandSpec<?, ?> spec = Commands.find(TpmCc.of(Integer.decode(command))).orElseThrow();
    List<TpmHandle> handles = Collections.nCopies(spec.handles().size(), TpmHandle.of(0));
    byte[] octets = HexFormat.of().parseHex(parameters.replace(" ", ""));
    ParameterReader in = new ParameterReader(new TpmReader(octets, TestLimits.FULL));
    WireException e =
        assertThrows(WireException.class, () -> spec.requestReader().read(handles, in));
    assertEquals(TpmRc.of(Integer.decode(code)), TpmRc.of(e).parameter(in.number()));
  }
}
