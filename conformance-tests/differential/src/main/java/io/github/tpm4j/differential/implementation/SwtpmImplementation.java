package io.github.tpm4j.differential.implementation;

import io.github.tpm4j.peers.Swtpm;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * One swtpm process for some hundred sequences: what it was at manufacture is put back between them
 * over its control channel, which is far faster than a new process.
 */
public final class SwtpmImplementation implements Implementation {
  private static final int HEADER_BYTES = 10;
  private static final int SIZE_OFFSET = 2;

  /**
   * swtpm 0.7.1 opens its lock file at each of them, and when it is given a state, and never closes
   * it; a process may open 1,024 files.
   */
  private static final int INITIALIZATIONS_LIMIT = 250;

  private final String name;
  private final byte[] manufactured;
  private Swtpm swtpm;
  private SwtpmControlChannel control;
  private Socket data;
  private int locality;
  private int initializations;
  private boolean died;

  /**
   * Starts it.
   *
   * @param name for reports
   */
  public SwtpmImplementation(String name) throws IOException {
    this.name = name;
    start();
    manufactured = control.permanentState();
  }

  private void start() throws IOException {
    swtpm = Swtpm.manufactured();
    control = new SwtpmControlChannel(swtpm.port() + 1);
    locality = 0;
    initializations = 0;
    died = false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void manufacture() throws IOException {
    if (died || initializations >= INITIALIZATIONS_LIMIT) {
      close();
      start();
    }
    control.stop();
    control.setPermanentState(manufactured);
    initialize();
  }

  @Override
  public void powerCycle() throws IOException {
    control.stop();
    initialize();
  }

  private void initialize() throws IOException {
    control.initialize();
    initializations++;
    disconnect();
  }

  @Override
  public byte[] execute(byte[] command, int commandLocality) throws IOException {
    if (locality != commandLocality) {
      control.setLocality(commandLocality);
      locality = commandLocality;
    }
    if (data == null) {
      data = new Socket(InetAddress.getByName("127.0.0.1"), swtpm.port());
      data.setTcpNoDelay(true);
    }
    OutputStream out = data.getOutputStream();
    out.write(command);
    out.flush();
    return response();
  }

  private byte[] response() throws IOException {
    DataInputStream in = new DataInputStream(data.getInputStream());
    byte[] header = in.readNBytes(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      died = true;
      throw new NoAnswerException(name + " has ended in place of an answer");
    }
    int size = ByteBuffer.wrap(header).getInt(SIZE_OFFSET);
    byte[] rest = in.readNBytes(size - HEADER_BYTES);
    return ByteBuffer.allocate(size).put(header).put(rest).array();
  }

  private void disconnect() throws IOException {
    if (data != null) {
      data.close();
      data = null;
    }
  }

  @Override
  public void close() throws IOException {
    disconnect();
    control.close();
    swtpm.close();
  }
}
