//! A plain static host for `dist`: right media types, no fallback page, the page in a folder of its
//! own. It remembers every request, so that journeys can ask what the page fetched.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The folder the page is served from: it must work in any.
const BASE: &str = "/stadt/digital-check/";
/// Requests whose last part begins with this come from a journey, not from the page.
pub const NOTE: &str = "journey-note-";

/// The host of one journey, and with its own port an origin of its own.
pub struct Server {
    origin: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

/// What was asked for, and what the answer was.
#[derive(Clone, Debug)]
pub struct Request {
    /// Path, as in the address.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
}

impl Server {
    /// Serves the folder in the environment variable DIST.
    pub async fn start() -> Self {
        let dist = std::env::var("DIST").map(PathBuf::from);
        let dist = dist.expect("DIST names the built page: run `make journeys`");
        let index = dist.join("index.html");
        assert!(
            index.is_file(),
            "{} is missing: run `make build`",
            index.display()
        );
        let listener = TcpListener::bind(("127.0.0.1", 0)).await;
        let listener = listener.expect("a free port on 127.0.0.1");
        let port = listener.local_addr().expect("its address").port();
        let seen = Arc::default();
        tokio::spawn(accept(listener, dist, Arc::clone(&seen)));
        Self {
            origin: format!("http://127.0.0.1:{port}"),
            seen,
        }
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a page, from its hash.
    pub fn address(&self, hash: &str) -> String {
        format!("{}{BASE}{hash}", self.origin)
    }

    /// What journeys noted from within the page, see [`NOTE`].
    pub fn notes(&self) -> Vec<String> {
        let note = |request: &Request| {
            let (_, last) = request.path.rsplit_once('/')?;
            last.strip_prefix(NOTE).map(str::to_owned)
        };
        self.requests().iter().filter_map(note).collect()
    }

    /// Fails if the page asked for something that is not there.
    pub fn check(&self) {
        let odd = |request: &Request| request.status != 200 && !request.path.contains(NOTE);
        let odd: Vec<_> = self.requests().into_iter().filter(odd).collect();
        assert!(
            odd.is_empty(),
            "the page asked for what is not there: {odd:?}"
        );
    }

    /// The paths that were asked for, in order.
    pub fn paths(&self) -> Vec<String> {
        self.requests()
            .into_iter()
            .map(|request| request.path)
            .collect()
    }

    fn requests(&self) -> Vec<Request> {
        self.seen.lock().expect("the requests").clone()
    }
}

async fn accept(listener: TcpListener, dist: PathBuf, seen: Arc<Mutex<Vec<Request>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (dist, seen) = (dist.clone(), Arc::clone(&seen));
        tokio::spawn(async move {
            // a browser that hangs up, or is killed, is none of the host's business
            let _ = serve(stream, &dist, &seen).await;
        });
    }
}

/// Answers the requests of one connection.
async fn serve(
    mut stream: TcpStream,
    dist: &Path,
    seen: &Mutex<Vec<Request>>,
) -> std::io::Result<()> {
    let mut received = Vec::new();
    loop {
        let end = loop {
            if let Some(at) = received.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            if stream.read_buf(&mut received).await? == 0 {
                return Ok(());
            }
        };
        let head = String::from_utf8_lossy(&received[..end]).into_owned();
        received.drain(..end);
        let path = head.split(' ').nth(1).unwrap_or_default();
        let path = path.split('?').next().unwrap_or_default().to_owned();
        let (status, kind, body) = answer(dist, &path).await;
        seen.lock()
            .expect("the requests")
            .push(Request { path, status });
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&body).await?;
    }
}

async fn answer(dist: &Path, path: &str) -> (u16, &'static str, Vec<u8>) {
    let none = (404, "text/plain; charset=utf-8", b"not here".to_vec());
    let Some(inside) = path.strip_prefix(BASE) else {
        return none;
    };
    let inside = if inside.is_empty() {
        "index.html"
    } else {
        inside
    };
    if inside.split('/').any(|part| part == "..") {
        return none;
    }
    match tokio::fs::read(dist.join(inside)).await {
        Ok(body) => (200, media_type(inside), body),
        Err(_) => none,
    }
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, end)| end) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
