/** @file The least bridge there is: one function that asks main for nothing. */
const { contextBridge, ipcRenderer } = require("electron");

contextBridge.exposeInMainWorld("ping", (request) => ipcRenderer.invoke("ping", request));
