package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.network.GrpcTls;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.OpenSsl;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** gRPC over the JDK's TLS, and over the BoringSSL that it brings and takes by itself. */
class GrpcTest extends OnEachTpm {
  private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0);
  private static final MethodDescriptor<String, String> WHO =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("test.Greeting/who")
          .setRequestMarshaller(new Text())
          .setResponseMarshaller(new Text())
          .build();

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw Status.INTERNAL.withCause(e).asRuntimeException();
      }
    }
  }

  /** Answers with what the transport knows of the caller. */
  private static final class Greeting implements ServerCallHandler<String, String> {
    @Override
    public ServerCall.Listener<String> startCall(
        ServerCall<String, String> call, Metadata headers) {
      SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
      return ServerCalls.<String, String>asyncUnaryCall(
              (request, observer) -> {
                try {
                  observer.onNext(JdkServer.greeting(session));
                  observer.onCompleted();
                } catch (IOException e) {
                  observer.onError(e);
                }
              })
          .startCall(call, headers);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void theJdksTlsTakesAKeyManagerFactory(String algorithm) throws Exception {
    KeyStore trusted = keys.authority().trust();
    KeyStore store = keys.store("client-" + algorithm);
    Server server =
        GrpcTls.server(LOOPBACK, keys.store("server-" + algorithm), trusted)
            .addService(service())
            .build()
            .start();
    ManagedChannel channel = GrpcTls.channel("localhost", server.getPort(), store, trusted).build();
    assertGreeting("CN=client-" + algorithm + " TLSv1.3", server, channel);
  }

  @EveryKeyAndProtocol
  void boringSslTakesAKey(String algorithm, String protocol) throws Exception {
    assertTrue(OpenSsl.isAvailable(), () -> "no library: " + OpenSsl.unavailabilityCause());
    String server = "server-" + algorithm;
    String client = "client-" + algorithm;
    connect(
        algorithm,
        protocol,
        GrpcSslContexts.configure(
                SslContextBuilder.forServer(keys.key(server), keys.certificateChain(server)))
            .protocols(protocol),
        GrpcSslContexts.configure(
            SslContextBuilder.forClient()
                .keyManager(keys.key(client), keys.certificateChain(client))));
  }

  /** Credentials go to BoringSSL, which asks the key managers for the key's number. */
  @Test
  void credentialsTakeNoKeyManagers() throws Exception {
    var credentials =
        TlsServerCredentials.newBuilder()
            .keyManager(Tls.keyManagers(keys.store("server-EC")).getKeyManagers());
    var trust = TlsChannelCredentials.newBuilder().trustManager(keys.authority().pem().toFile());
    Server server =
        Grpc.newServerBuilderForPort(0, credentials.build()).addService(service()).build().start();
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("localhost", server.getPort(), trust.build()).build();
    try {
      assertThrows(
          StatusRuntimeException.class,
          () -> ClientCalls.blockingUnaryCall(channel, WHO, CallOptions.DEFAULT, ""));
    } finally {
      channel.shutdownNow().awaitTermination(1, TimeUnit.MINUTES);
      server.shutdownNow().awaitTermination();
    }
  }

  private static void connect(
      String algorithm, String protocol, SslContextBuilder serverTls, SslContextBuilder clientTls)
      throws Exception {
    Server server =
        NettyServerBuilder.forAddress(LOOPBACK)
            .sslContext(
                serverTls
                    .trustManager(Tls.trustManagers(keys.authority()))
                    .clientAuth(ClientAuth.REQUIRE)
                    .build())
            .addService(service())
            .build()
            .start();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort())
            .sslContext(clientTls.trustManager(Tls.trustManagers(keys.authority())).build())
            .build();
    assertGreeting("CN=client-" + algorithm + " " + protocol, server, channel);
  }

  private static void assertGreeting(String expected, Server server, ManagedChannel channel)
      throws Exception {
    try {
      String greeting =
          signing(2, () -> ClientCalls.blockingUnaryCall(channel, WHO, CallOptions.DEFAULT, ""));
      assertEquals(expected, greeting);
    } finally {
      channel.shutdownNow().awaitTermination(1, TimeUnit.MINUTES);
      server.shutdownNow().awaitTermination();
    }
  }

  private static ServerServiceDefinition service() {
    return ServerServiceDefinition.builder("test.Greeting").addMethod(WHO, new Greeting()).build();
  }
}
