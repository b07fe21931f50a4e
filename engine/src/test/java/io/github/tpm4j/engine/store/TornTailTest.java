package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.store.StateFiles.Written;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a file whose writer was killed, or whose machine lost its power. */
class TornTailTest {
  private static final int SECTOR_BYTES = 512;

  @TempDir Path directory;
  private final List<Map<String, Optional<byte[]>>> commits = Records.someCommits();

  @Test
  void loadsExactlyTheWholeCommitsOfAFileCutAtAnyByte() throws IOException {
    everyCut(StateProtection.none());
  }

  @Test
  void loadsExactlyTheWholeCommitsOfAnEncryptedFileCutAtAnyByte() throws IOException {
    everyCut(StateFiles.keyFile(directory));
  }

  private void everyCut(StateProtection protection) throws IOException {
    Written written = StateFiles.write(directory, protection, commits);
    for (int length = written.snapshotEnd(); length <= written.bytes().length; length++) {
      byte[] cut = Arrays.copyOf(written.bytes(), length);
      Map<String, byte[]> expected =
          Records.after(commits.subList(0, written.commitsBefore(length)));
      Records.assertSame(expected, StateFiles.read(cut, protection));
    }
  }

  @Test
  void leavesATornFileAsItIsUntilTheNextCommit() throws IOException {
    Written written = StateFiles.write(directory, StateProtection.none(), commits);
    byte[] cut = Arrays.copyOf(written.bytes(), written.bytes().length - 1);
    Path file = Files.write(StateFiles.file(directory), cut);
    StateFiles.open(directory).close();
    assertArrayEquals(cut, Files.readAllBytes(file));
  }

  @Test
  void refusesAFileCutWithinHeaderOrSnapshot_whichWereForcedBeforeTheyGotTheirName()
      throws IOException {
    Written written = StateFiles.write(directory, StateProtection.none(), commits);
    for (int length = 0; length < written.snapshotEnd(); length++) {
      byte[] cut = Arrays.copyOf(written.bytes(), length);
      assertRefused(Reason.DAMAGED, () -> StateFiles.read(cut, StateProtection.none()));
    }
  }

  @Test
  void goesOnAfterATornCommit() throws IOException {
    Written written = StateFiles.write(directory, StateProtection.none(), commits);
    for (int length = written.snapshotEnd(); length < written.bytes().length; length += 97) {
      Files.write(StateFiles.file(directory), Arrays.copyOf(written.bytes(), length));
      Map<String, byte[]> expected =
          Records.after(commits.subList(0, written.commitsBefore(length)));
      Records.apply(expected, Records.set("later", "value"));
      try (DirectoryStore store = StateFiles.open(directory)) {
        store.commit(Records.set("later", "value"));
      }
      try (DirectoryStore store = StateFiles.open(directory)) {
        Records.assertSame(expected, store.load());
      }
    }
  }

  @Test
  void ignoresALastCommitOfWhichAnySectorWasNeverWritten() throws IOException {
    everyUnwrittenSectorOfTheLastCommit(StateProtection.none());
  }

  @Test
  void ignoresALastEncryptedCommitOfWhichAnySectorWasNeverWritten() throws IOException {
    everyUnwrittenSectorOfTheLastCommit(StateFiles.keyFile(directory));
  }

  private void everyUnwrittenSectorOfTheLastCommit(StateProtection protection) throws IOException {
    Written written = StateFiles.write(directory, protection, commits);
    int last = commits.size() - 1;
    Map<String, byte[]> expected = Records.after(commits.subList(0, last));
    int end = written.bytes().length;
    for (int from = written.ends().get(last - 1); from < end; from = nextSector(from)) {
      byte[] image = zeroed(written.bytes(), from, Math.min(nextSector(from), end));
      Records.assertSame(expected, StateFiles.read(image, protection));
    }
  }

  @Test
  void refusesAnUnwrittenSectorBeforeTheLastCommit() throws IOException {
    Written written = StateFiles.write(directory, StateProtection.none(), commits);
    int lastStart = written.ends().get(commits.size() - 2);
    for (int from = 0; from < lastStart; from = nextSector(from)) {
      byte[] image = zeroed(written.bytes(), from, Math.min(nextSector(from), lastStart));
      assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
    }
  }

  @Test
  void refusesARecordWhoseBeginningWasNeverWrittenWhenAnotherFollows() throws IOException {
    Written written = StateFiles.write(directory, StateProtection.none(), commits);
    int lastStart = written.ends().get(commits.size() - 2);
    for (int i = 0; i + 2 < commits.size(); i++) {
      int from = written.ends().get(i);
      byte[] image = zeroed(written.bytes(), from, Math.min(nextSector(from), lastStart));
      assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
    }
  }

  @Test
  void ignoresSpaceThatWasReservedAndNeverWritten() throws IOException {
    Written written = StateFiles.write(directory, StateProtection.none(), commits);
    byte[] image = Arrays.copyOf(written.bytes(), written.bytes().length + 3 * SECTOR_BYTES);
    Records.assertSame(Records.after(commits), StateFiles.read(image, StateProtection.none()));
  }

  private static int nextSector(int position) {
    return (position / SECTOR_BYTES + 1) * SECTOR_BYTES;
  }

  private static byte[] zeroed(byte[] bytes, int from, int to) {
    byte[] copy = bytes.clone();
    Arrays.fill(copy, from, to, (byte) 0);
    return copy;
  }
}
