package io.github.tpm4j.cli.fleet;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the TPMs of a folder, and follows what becomes of it: a folder more is a TPM more. One
 * thread waits for the first clients of all of them.
 */
public final class Fleet {
  private static final long SCAN_MILLIS = 500;
  private static final int WORKERS = 4;

  private final FleetSettings settings;
  private final FleetFolder folder;
  private final PrintWriter errors;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Fleet::worker);
  private final Map<String, FleetMember> members = new TreeMap<>();
  private final Selector selector;
  private volatile boolean isEnding;
  private volatile boolean isToScan = true;
  private boolean saidFull;

  /**
   * Serves nothing yet.
   *
   * @param errors where failures of TPMs are said, with their names
   */
  public Fleet(FleetSettings settings, PrintWriter errors) throws IOException {
    this.settings = settings;
    this.errors = errors;
    folder = FleetFolder.of(settings.directory(), settings.keys());
    selector = Selector.open();
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "TPM fleet");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends {@link #serve}, from any thread; false if that was asked for before. */
  public synchronized boolean requestEnd() {
    boolean isFirst = !isEnding;
    isEnding = true;
    selector.wakeup();
    return isFirst;
  }

  /**
   * Returns when the end was asked for, and all TPMs are saved.
   *
   * @param ready done once all that are there have their sockets
   * @throws IOException if the folder cannot be used
   */
  public void serve(Runnable ready) throws IOException {
    Files.createDirectories(folder.directory());
    try (FileChannel lock =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw new IOException(folder.directory() + " is served by another process");
      }
      for (String name : folder.names()) {
        folder.member(name).tidy();
      }
      scan();
      ready.run();
      while (!isEnding) {
        follow();
      }
    } finally {
      requestEnd();
      endAll();
    }
  }

  private void follow() throws IOException {
    long nextScan = System.nanoTime() + SCAN_MILLIS * 1_000_000;
    while (!isEnding && !isToScan && System.nanoTime() < nextScan) {
      selector.select(SCAN_MILLIS);
      wake(selector.selectedKeys());
    }
    isToScan = false;
    scan();
  }

  private void wake(Set<SelectionKey> ready) throws IOException {
    List<FleetMember> woken = new ArrayList<>();
    for (SelectionKey key : ready) {
      woken.add((FleetMember) key.attachment());
    }
    ready.clear();
    woken.forEach(member -> member.wake(selector));
    if (!woken.isEmpty()) {
      // Only now the sockets are free of the selector.
      selector.selectNow();
      woken.forEach(FleetMember::serve);
    }
  }

  private void scan() throws IOException {
    Set<String> names = folder.names();
    for (String name : names) {
      follow(name);
    }
    for (FleetMember member : List.copyOf(members.values())) {
      boolean isGone = !names.contains(member.folder().name());
      if (isGone || member.folder().isStopped()) {
        stop(member);
      }
    }
  }

  private void follow(String name) {
    MemberFolder own = folder.member(name);
    if (own.isStopped()) {
      return;
    }
    FleetMember member = members.get(name);
    if (member == null && members.size() >= settings.most()) {
      sayFull(name);
      return;
    }
    if (member == null) {
      MemberLog log = new MemberLog(own, errors);
      member = new FleetMember(own, settings, log, workers, this::scanSoon);
      members.put(name, member);
    }
    member.listen(selector);
  }

  private void scanSoon() {
    isToScan = true;
    selector.wakeup();
  }

  private void sayFull(String name) {
    if (!saidFull) {
      saidFull = true;
      errors.println("tpm4j: " + name + " and others are not served: --most is " + settings.most());
      errors.flush();
    }
  }

  private void stop(FleetMember member) {
    member.stop();
    if (member.isDown()) {
      members.remove(member.folder().name());
      saidFull = false;
    }
  }

  private void endAll() throws IOException {
    try (selector) {
      boolean allDown = false;
      while (!allDown) {
        members.values().forEach(FleetMember::stop);
        allDown = members.values().stream().allMatch(FleetMember::isDown);
        if (!allDown) {
          selector.select(SCAN_MILLIS);
        }
      }
    }
    workers.shutdown();
  }
}
