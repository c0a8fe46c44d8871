//! Processes of a journey: the driver it starts, the browser below it, and their sudden end.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a driver may take to start.
const START: Duration = Duration::from_secs(20);

/// A running driver. It ends, with everything below it, when this is dropped.
pub struct Driver {
    child: Child,
    port: u16,
    /// Folder of the browser's profile.
    profile: PathBuf,
}

impl Driver {
    /// Starts a driver, with its temporary files below `home`, for a browser with this profile.
    pub fn start(
        program: &str,
        arguments: &dyn Fn(u16) -> Vec<String>,
        home: &Path,
        profile: PathBuf,
    ) -> Self {
        let port = free_port();
        let started = Command::new(program)
            .args(arguments(port))
            .env("TMPDIR", home)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let child = started.unwrap_or_else(|error| {
            panic!("The program '{program}' cannot be started ({error}). Is it installed?")
        });
        let driver = Self {
            child,
            port,
            profile,
        };
        let since = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(
                since.elapsed() < START,
                "'{program}' does not answer on port {port}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        driver
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The browser it started, with all its processes, the browser itself first. What detached
    /// itself from the tree is found by its command line, which names the profile.
    pub fn browser(&self) -> Vec<u32> {
        let all = processes();
        let mut tree = vec![self.child.id()];
        let mut at = 0;
        while let Some(parent) = tree.get(at).copied() {
            tree.extend(
                all.iter()
                    .filter(|found| found.parent == parent)
                    .map(|found| found.id),
            );
            at += 1;
        }
        let profile = self.profile.display().to_string();
        let named = all
            .iter()
            .filter(|found| found.line.contains(&profile))
            .map(|found| found.id);
        tree.extend(named);
        tree.remove(0);
        tree.retain(|id| *id != self.child.id());
        tree.dedup();
        tree
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        kill(&self.browser());
        // it may have ended by itself
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `kill -9`: no process gets to do anything any more.
pub fn kill(ids: &[u32]) {
    if ids.is_empty() {
        return;
    }
    let ids: Vec<String> = ids.iter().map(u32::to_string).collect();
    let command = format!("kill -9 {} 2>/dev/null", ids.join(" "));
    // fails when one of them has ended already
    let _ = Command::new("sh").args(["-c", &command]).status();
}

/// Waits until none of the processes is there any more.
pub fn wait_for_end(ids: &[u32]) {
    let since = Instant::now();
    let alive = |id: &u32| {
        let state = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        // a zombie holds nothing any more
        !state.is_empty() && !state.contains(") Z ")
    };
    while ids.iter().any(alive) {
        assert!(since.elapsed() < START, "a killed browser is still there");
        std::thread::sleep(Duration::from_millis(2));
    }
}

struct Process {
    id: u32,
    parent: u32,
    line: String,
}

/// All processes of this machine, from `/proc`.
fn processes() -> Vec<Process> {
    let entries = fs::read_dir("/proc").expect("/proc: the journeys need Linux");
    let process = |entry: fs::DirEntry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // "12 (any name) S 7 …": the name may hold anything, so look behind its last bracket
        let parent = stat
            .rsplit_once(')')?
            .1
            .split_whitespace()
            .nth(1)?
            .parse()
            .ok()?;
        let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        Some(Process { id, parent, line })
    };
    entries.flatten().filter_map(process).collect()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
