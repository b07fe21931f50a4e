package io.github.tpm4j.samples.network;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLException;

/**
 * gRPC over the JDK's TLS, which is to be asked for, as it prefers the BoringSSL that it brings.
 */
public final class GrpcTls {
  private GrpcTls() {}

  /** A server that demands certificates of its clients; add services, and build. */
  public static NettyServerBuilder server(SocketAddress address, KeyStore store, KeyStore trusted)
      throws GeneralSecurityException, SSLException {
    SslContextBuilder keys = SslContextBuilder.forServer(TlsKeys.keyManagers(store));
    return NettyServerBuilder.forAddress(address)
        .sslContext(
            GrpcSslContexts.configure(keys, SslProvider.JDK)
                .clientAuth(ClientAuth.REQUIRE)
                .trustManager(TlsKeys.trustManagers(trusted))
                .build());
  }

  /** A channel that shows the store's certificate to the server. */
  public static NettyChannelBuilder channel(String host, int port, KeyStore store, KeyStore trusted)
      throws GeneralSecurityException, SSLException {
    SslContextBuilder keys = SslContextBuilder.forClient().keyManager(TlsKeys.keyManagers(store));
    return NettyChannelBuilder.forAddress(host, port)
        .sslContext(
            GrpcSslContexts.configure(keys, SslProvider.JDK)
                .trustManager(TlsKeys.trustManagers(trusted))
                .build());
  }
}
