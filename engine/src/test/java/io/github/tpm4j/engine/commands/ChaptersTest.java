package io.github.tpm4j.engine.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.api.Test;

class ChaptersTest {
  private final Profile profile = Profile.pcClient().in(Revision.V159);
  private final CommandTable table = Chapters.commandsOf(profile);

  @Test
  void hasEachCommandOfTheProfileAtItsCode() {
    for (TpmCc code : TpmCc.values()) {
      assertEquals(profile.implemented(code), table.has(code), code.toString());
      if (table.has(code)) {
        assertEquals(code, table.find(code).code());
        assertSame(Commands.find(code).orElseThrow(), table.find(code).spec());
      }
    }
    assertEquals(table.size(), table.entries().size());
  }

  @Test
  void lacksOtherCodes() {
    assertNull(table.find(TpmCc.of(0x11E)));
    assertNull(table.find(TpmCc.of(0x1FF)));
    assertNull(table.find(TpmCc.ACT_SET_TIMEOUT));
  }

  @Test
  void lacksWhatAProfileSwitchesOff() {
    CommandTable less =
        Chapters.commandsOf(Profile.builder().revision(Revision.V159).without(TpmCc.CLEAR).build());
    assertNull(less.find(TpmCc.CLEAR));
    assertEquals(table.size() - 1, less.size());
  }
}
